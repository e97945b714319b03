"""International organisations: a key, then names in English, French and Arabic; the first is the one shown."""

from typing import Final

ORGANISATIONS: Final = """
un | United Nations, UN, U.N., United Nations Organization | Nations unies, ONU, O.N.U., Organisation des Nations unies | الأمم المتحدة
unsc | UN Security Council, Security Council, United Nations Security Council | Conseil de sécurité de l'ONU, Conseil de sécurité, Conseil de sécurité des Nations unies | مجلس الأمن
unhcr | UNHCR, UN refugee agency | HCR, Haut-Commissariat aux réfugiés | مفوضية اللاجئين
unsmil | UNSMIL | MANUL | بعثة الأمم المتحدة للدعم في ليبيا
au | African Union, AU | Union africaine, UA | الاتحاد الأفريقي
oau | Organisation of African Unity, OAU | Organisation de l'unité africaine, OUA | منظمة الوحدة الأفريقية
eu | European Union, EU, E.U. | Union européenne, UE | الاتحاد الأوروبي
nato | NATO, North Atlantic Treaty Organization | OTAN, Alliance atlantique, Otan | حلف شمال الأطلسي
osce | OSCE, Organization for Security and Co-operation in Europe | OSCE, Organisation pour la sécurité et la coopération en Europe | منظمة الأمن والتعاون في أوروبا
coe | Council of Europe | Conseil de l'Europe | مجلس أوروبا
arab-league | Arab League, League of Arab States | Ligue arabe, Ligue des États arabes | جامعة الدول العربية
gcc | Gulf Cooperation Council, GCC | Conseil de coopération du Golfe, CCG | مجلس التعاون الخليجي
oic | Organisation of Islamic Cooperation, OIC | Organisation de la coopération islamique, OCI | منظمة التعاون الإسلامي
ecowas | ECOWAS, Economic Community of West African States | CEDEAO, Cédéao, Communauté économique des États de l'Afrique de l'Ouest | الجماعة الاقتصادية لدول غرب أفريقيا
eccas | ECCAS | CEEAC, Communauté économique des États de l'Afrique centrale |
igad | IGAD, Intergovernmental Authority on Development | IGAD, Autorité intergouvernementale pour le développement | الهيئة الحكومية للتنمية
sadc | SADC, Southern African Development Community | SADC, Communauté de développement de l'Afrique australe |
eac | East African Community, EAC | Communauté d'Afrique de l'Est |
oas | Organization of American States, OAS | Organisation des États américains, OEA | منظمة الدول الأمريكية
asean | ASEAN, Association of Southeast Asian Nations | ASEAN, Asean, Ansea | رابطة دول جنوب شرق آسيا
cis | Commonwealth of Independent States, CIS | Communauté des États indépendants, CEI | رابطة الدول المستقلة
commonwealth | Commonwealth | Commonwealth | الكومنولث
oif | Organisation internationale de la Francophonie | Organisation internationale de la Francophonie, OIF, Francophonie | المنظمة الدولية للفرنكوفونية
icrc | International Committee of the Red Cross, ICRC, Red Cross | Comité international de la Croix-Rouge, CICR, Croix-Rouge | اللجنة الدولية للصليب الأحمر
icc | International Criminal Court, ICC | Cour pénale internationale, CPI | المحكمة الجنائية الدولية
world-bank | World Bank | Banque mondiale | البنك الدولي
imf | International Monetary Fund, IMF | Fonds monétaire international, FMI | صندوق النقد الدولي
iaea | IAEA, International Atomic Energy Agency | AIEA, Agence internationale de l'énergie atomique | الوكالة الدولية للطاقة الذرية
hrw | Human Rights Watch, HRW | Human Rights Watch, HRW | هيومن رايتس ووتش
amnesty | Amnesty International | Amnesty International | منظمة العفو الدولية
hd | Centre for Humanitarian Dialogue | Centre pour le dialogue humanitaire | مركز الحوار الإنساني
santegidio | Community of Sant'Egidio, Sant'Egidio | Communauté de Sant'Egidio, Sant'Egidio | جماعة سانت إيجيديو
cmi | Crisis Management Initiative, CMI | Crisis Management Initiative, CMI |
"""
