"""What CLDR and pycountry don't say of states: their capitals, what is said of them as an adjective, other names.

A line of `STATES`: code, capital in English and in French (the same where there is one), English adjectives, French
adjectives in the masculine. Plurals and feminines are formed by rule. Spaces within a name are written `_`.
"""

from typing import Final

STATES: Final = """
AD Andorra_la_Vella/Andorre-la-Vieille Andorran andorran
AE Abu_Dhabi/Abou_Dabi Emirati émirati,émirien
AF Kabul/Kaboul Afghan afghan
AL Tirana Albanian albanais
AM Yerevan/Erevan Armenian arménien
AO Luanda Angolan angolais
AR Buenos_Aires Argentine,Argentinian argentin
AT Vienna/Vienne Austrian autrichien
AU Canberra Australian australien
AZ Baku/Bakou Azerbaijani,Azeri azerbaïdjanais,azéri
BA Sarajevo Bosnian bosnien
BD Dhaka/Dacca Bangladeshi bangladais
BE Brussels/Bruxelles Belgian belge
BF Ouagadougou Burkinabe burkinabè
BG Sofia Bulgarian bulgare
BH Manama Bahraini bahreïni
BI Bujumbura Burundian burundais
BJ Porto-Novo Beninese béninois
BO La_Paz Bolivian bolivien
BR Brasilia Brazilian brésilien
BT Thimphu/Thimphou Bhutanese bhoutanais
BW Gaborone Botswanan botswanais
BY Minsk Belarusian biélorusse
CA Ottawa Canadian canadien
CD Kinshasa Congolese congolais
CF Bangui Central_African centrafricain
CG Brazzaville - -
CH Bern/Berne Swiss suisse
CI Yamoussoukro Ivorian ivoirien
CL Santiago Chilean chilien
CM Yaounde/Yaoundé Cameroonian camerounais
CN Beijing/Pékin Chinese chinois
CO Bogota Colombian colombien
CR San_Jose/San_José Costa_Rican costaricain
CU Havana/La_Havane Cuban cubain
CY Nicosia/Nicosie Cypriot chypriote
CZ Prague Czech tchèque
DE Berlin German allemand
DJ - Djiboutian djiboutien
DK Copenhagen/Copenhague Danish danois
DO Santo_Domingo/Saint-Domingue - -
DZ Algiers/Alger Algerian algérien
EC Quito Ecuadorian équatorien
EE Tallinn Estonian estonien
EG Cairo/Le_Caire Egyptian égyptien
ER Asmara Eritrean érythréen
ES Madrid Spanish espagnol
ET Addis_Ababa/Addis-Abeba Ethiopian éthiopien
FI Helsinki Finnish finlandais
FR Paris French français
GA Libreville Gabonese gabonais
GB London/Londres British britannique
GE Tbilisi/Tbilissi Georgian géorgien
GH Accra Ghanaian ghanéen
GM Banjul Gambian gambien
GN Conakry Guinean guinéen
GQ Malabo - -
GR Athens/Athènes Greek grec
GT - Guatemalan guatémaltèque
GW Bissau - bissau-guinéen
GY - Guyanese guyanien
HN Tegucigalpa Honduran hondurien
HR Zagreb Croatian croate
HT Port-au-Prince Haitian haïtien
HU Budapest Hungarian hongrois
ID Jakarta Indonesian indonésien
IE Dublin Irish irlandais
IL - Israeli israélien
IN New_Delhi Indian indien
IQ Baghdad/Bagdad Iraqi irakien
IR Tehran/Téhéran Iranian iranien
IS Reykjavik Icelandic islandais
IT Rome Italian italien
JM - Jamaican jamaïcain
JO Amman Jordanian jordanien
JP Tokyo Japanese japonais
KE Nairobi Kenyan kényan
KG Bishkek/Bichkek Kyrgyz kirghize
KH Phnom_Penh Cambodian cambodgien
KM Moroni Comorian comorien
KP Pyongyang North_Korean nord-coréen
KR Seoul/Séoul South_Korean sud-coréen
KW - Kuwaiti koweïtien
KZ Astana Kazakh kazakh
LA Vientiane Laotian laotien
LB Beirut/Beyrouth Lebanese libanais
LK Colombo Sri_Lankan sri-lankais
LR Monrovia Liberian libérien
LS Maseru - -
LT Vilnius Lithuanian lituanien
LU - Luxembourgish luxembourgeois
LV Riga Latvian letton
LY Tripoli Libyan libyen
MA Rabat Moroccan marocain
MD Chisinau Moldovan moldave
ME Podgorica Montenegrin monténégrin
MG Antananarivo Malagasy malgache
MK Skopje Macedonian macédonien
ML Bamako Malian malien
MM Naypyidaw Burmese birman
MN Ulaanbaatar/Oulan-Bator Mongolian mongol
MR Nouakchott Mauritanian mauritanien
MT Valletta/La_Valette Maltese maltais
MW Lilongwe Malawian malawite
MX - Mexican mexicain
MY Kuala_Lumpur Malaysian malaisien
MZ Maputo Mozambican mozambicain
NA Windhoek Namibian namibien
NE Niamey Nigerien nigérien
NG Abuja Nigerian nigérian
NI Managua Nicaraguan nicaraguayen
NL The_Hague/La_Haye Dutch néerlandais
NO Oslo Norwegian norvégien
NP Kathmandu/Katmandou Nepalese,Nepali népalais
NZ Wellington - néo-zélandais
OM Muscat/Mascate Omani omanais
PA - Panamanian panaméen
PE Lima Peruvian péruvien
PG Port_Moresby - -
PH Manila/Manille Philippine,Filipino philippin
PK Islamabad Pakistani pakistanais
PL Warsaw/Varsovie Polish polonais
PS Ramallah Palestinian palestinien
PT Lisbon/Lisbonne Portuguese portugais
PY - Paraguayan paraguayen
QA Doha Qatari qatari,qatarien
RO Bucharest/Bucarest Romanian roumain
RS Belgrade Serbian,Serb,Yugoslav serbe,yougoslave
RU Moscow/Moscou Russian russe
RW Kigali Rwandan rwandais
SA Riyadh/Riyad Saudi saoudien
SD Khartoum Sudanese soudanais
SE Stockholm Swedish suédois
SI Ljubljana Slovenian slovène
SK Bratislava Slovak slovaque
SL Freetown Sierra_Leonean sierra-léonais
SN Dakar Senegalese sénégalais
SO Mogadishu/Mogadiscio Somali somalien
SS Juba/Djouba South_Sudanese sud-soudanais
SV - Salvadoran salvadorien
SY Damascus/Damas Syrian syrien
TD N'Djamena Chadian tchadien
TG Lome/Lomé Togolese togolais
TH Bangkok Thai thaïlandais
TJ Dushanbe/Douchanbé Tajik tadjik
TL Dili East_Timorese est-timorais
TM Ashgabat/Achgabat Turkmen turkmène
TN - Tunisian tunisien
TR Ankara Turkish turc
TW Taipei Taiwanese taïwanais
TZ Dodoma Tanzanian tanzanien
UA Kyiv,Kiev/Kiev,Kyiv Ukrainian ukrainien
UG Kampala Ugandan ougandais
US Washington American,US,U.S. américain
UY Montevideo Uruguayan uruguayen
UZ Tashkent/Tachkent Uzbek ouzbek
VA - - -
VE Caracas Venezuelan vénézuélien
VN Hanoi/Hanoï Vietnamese vietnamien
XK Pristina Kosovar kosovar
YE Sanaa Yemeni yéménite
ZA Pretoria South_African sud-africain
ZM Lusaka Zambian zambien
ZW Harare Zimbabwean zimbabwéen
"""

OTHER_NAMES: Final = {
    "AE": "UAE, EAU, Emirates, Emirats, the Emirates",
    "BA": "Bosnia, Bosnie",
    "BY": "Biélorussie, Belarus, Bélarus",
    "CD": "DR Congo, RDC, DRC, République démocratique du Congo, Democratic Republic of Congo, "
    "Democratic Republic of the Congo",
    "CG": "Congo-Brazzaville",
    "CI": "Ivory Coast, Côte d'Ivoire",
    "CV": "Cape Verde",
    "CZ": "Czech Republic, République tchèque",
    "DE": "République fédérale d'Allemagne",
    "GB": "UK, U.K., Britain, Great Britain, Grande-Bretagne, Angleterre",
    "IR": "République islamique d'Iran, Islamic Republic of Iran",
    "KP": "North Korea",
    "KR": "South Korea",
    "MK": "Macedonia, Macédoine",
    "MM": "Burma, Birmanie, Myanmar",
    "NL": "Holland, Hollande, Netherlands",
    "PS": "Palestine, Palestinian Authority, Autorité palestinienne",
    "RU": "Russian Federation, Fédération de Russie, Kremlin",
    "SA": "royaume saoudien, Saudi kingdom",
    "SY": "Syria, Syrie",
    "SZ": "Swaziland",
    "TR": "Turkey",
    "US": "US, U.S., USA, U.S.A., America, United States of America, Etats-Unis d'Amérique, Amérique, White House, "
    "Maison-Blanche, Maison Blanche",
    "VA": "Vatican, Holy See, Saint-Siège",
}
"""Names in use beside CLDR's, in any language."""

ENGLISH_NAMES: Final = {"TR": "Turkey"}
"""Where an actor is shown under another English name than CLDR's."""

CITIES: Final = """
CH Geneva Genève Montreux Zurich Lausanne
FR Rambouillet Strasbourg
US New_York Camp_David Dayton
SA Jeddah Djeddah Djedda
TR Istanbul
RU Sochi Sotchi Saint-Pétersbourg
KZ Almaty
EG Sharm_el-Sheikh Charm_el-Cheikh
TZ Arusha
UG Entebbe
IL Jerusalem Jérusalem Tel_Aviv
AT Salzburg Salzbourg
MA Skhirat
JO Aqaba
LY Benghazi
YE Aden
NL La_Haye
DE Bonn
AO Lobito
ET Mekele
BY Minsk
"""
"""Places of talks that are no capitals, with the state that they lie in."""
