"""The text in the browser: time asked for in French, a signature on a phone, two tabs, a draft in three languages."""

from __future__ import annotations

from playwright.sync_api import Page, expect


def sends(page: Page, form: str) -> None:
    """Press the button of a form, and wait for the page that it leads to."""
    page.locator(f"#{form} > p.do button[type=submit]").click()
    expect(page.locator(f"#{form}")).to_have_count(0)


def test_haftar_asks_for_time_until_tuesday_in_french(enter, moscow):
    haftar, lavrov, sarraj = enter("lna/haftar", language="fr"), enter("russia/lavrov"), enter("gna/sarraj")
    for page in (haftar, lavrov, sarraj):
        page.goto(f"{moscow.url}/talks/{moscow.talks}/text/")
    haftar.locator("#signature a[href*='ask-time']").click()
    haftar.locator("[name='until.day']").fill("2020-01-14")
    haftar.locator("[name='until.words']").fill("jusqu’à mardi")
    haftar.locator("[name='to'][value='turkey']").uncheck()
    haftar.locator("[name='reason']").fill("Nous devons consulter.")
    sends(haftar, "act-ask-time")
    expect(haftar.locator("#time")).to_contain_text("14 janvier 2020, ")
    expect(haftar.locator("#time")).to_contain_text("(« \u2068jusqu’à mardi\u2069 »)")

    ask = lavrov.locator("#time .ask")
    expect(ask).to_contain_text("jusqu’à mardi", timeout=2_000)
    expect(ask).to_contain_text("Nous devons consulter.")
    lavrov.locator("#time a[href*='grant-time']").click()
    expect(lavrov.locator("#act-grant-time")).to_contain_text("the Libyan National Army")
    sends(lavrov, "act-grant-time")
    expect(lavrov.locator("#time a[href*='grant-time']")).to_have_count(0)
    expect(haftar.locator("#time")).to_contain_text("accordé", timeout=2_000)
    expect(sarraj.locator("#time")).to_have_count(0)
    expect(sarraj.locator("main")).not_to_contain_text("mardi")


def test_sarraj_signs_on_a_phone_and_two_tabs_sign_once(enter, moscow):
    sarraj, haftar = enter("gna/sarraj", width=360), enter("lna/haftar")
    sarraj.goto(f"{moscow.url}/talks/{moscow.talks}/text/")
    assert sarraj.evaluate("document.documentElement.scrollWidth") <= 360
    sarraj.locator("a[href*='/signature/']").first.click()
    expect(sarraj.locator(".paper")).to_contain_text("Both sides keep the halt to the fighting")
    assert sarraj.evaluate("document.documentElement.scrollWidth") <= 360
    expect(sarraj.locator("#act-sign")).to_contain_text("can’t be taken back")

    # The second tab hears nothing of what the first one does, as a phone that was put away.
    other = sarraj.context.new_page()
    other.route("**/events/", lambda route: route.abort())
    other.goto(sarraj.url)
    haftar.goto(sarraj.url)

    sarraj.locator("#act-sign > p.do button").click()
    expect(sarraj.locator(".field-wrong")).to_contain_text("this must be given")
    expect(sarraj.locator("#wrong-act-sign")).to_be_focused()
    sarraj.keyboard.press("Tab")
    sarraj.keyboard.press("Enter")
    expect(sarraj.locator("#act-sign [name=read]")).to_be_focused()
    sarraj.locator("#act-sign [name=read]").check()
    sends(sarraj, "act-sign")
    expect(sarraj.locator(".signatories")).to_contain_text("signed (13 January 2020")
    expect(haftar.locator(".signatories")).to_contain_text("signed (13 January 2020", timeout=2_000)

    other.locator("#act-sign [name=read]").check()
    other.locator("#act-sign > p.do button").click()
    expect(other.locator("#not-signed")).to_be_focused()
    expect(other.locator("#act-sign")).to_have_count(0)
    expect(other.locator(".signatories")).to_contain_text("signed (13 January 2020")


def test_a_draft_is_written_in_three_languages_and_nothing_typed_is_lost(enter, moscow):
    lavrov, saleh = enter("russia/lavrov"), enter("lna/saleh", language="ar", width=360)
    lavrov.goto(f"{moscow.url}/talks/{moscow.talks}/text/draft/")
    saleh.goto(f"{moscow.url}/talks/{moscow.talks}/text/")
    lavrov.locator("[name=languages][value=ar]").check()
    lavrov.locator("button[value=languages]").click()
    # The page that comes back is another: what would be typed before it is there would be typed into the old one.
    expect(lavrov.locator("#page")).to_be_focused()
    for n in range(7):
        lavrov.locator(f"[name='a.{n}.text.ar']").fill("[تنسحب القوات | تبقى القوات].")
    lavrov.locator("[name='a.0.text.ar']").fill("[تنسحب القوات")
    lavrov.locator("button[value='remove:6']").click()
    expect(lavrov.locator("#row-6")).to_have_count(0)
    lavrov.locator("button[value='up:5']").click()
    expect(lavrov.locator("#row-4 legend")).to_be_focused()
    lavrov.locator("#tabling > p.do button").click()
    wrong = lavrov.locator("#wrong-tabling")
    expect(wrong).to_be_focused()
    expect(wrong).to_contain_text("article 1 (\u2068The halt stands\u2069), Arabic")
    expect(lavrov.locator("[name='a.5.text.ar']")).to_have_value("[تنسحب القوات | تبقى القوات].")
    lavrov.locator("#wrong-tabling a").click()
    expect(lavrov.locator("[name='a.0.text.ar']")).to_be_focused()
    lavrov.locator("[name='a.0.text.ar']").fill("يتوقف القتال.")
    sends(lavrov, "tabling")
    expect(lavrov.locator("main")).to_contain_text("The text, in English, French and Arabic")
    expect(saleh.locator("#article-halt")).not_to_contain_text("يتوقف القتال.")
    lavrov.locator("#act-table-draft > p.do button").first.click()
    expect(lavrov.locator("#act-table-draft")).to_have_count(0)

    expect(saleh.locator("#article-halt [lang=ar]")).to_contain_text("يتوقف القتال.", timeout=2_000)
    expect(saleh.locator("#article-halt [lang=ar]")).to_have_attribute("dir", "rtl")
    expect(saleh.locator("#article-line-of-contact .bracket")).to_have_text("[تنسحب القوات | تبقى القوات]")
    assert saleh.evaluate("document.documentElement.scrollWidth") <= 360

    lavrov.goto(f"{moscow.url}/talks/{moscow.talks}/text/compare/")
    expect(lavrov.locator("#compared-first-meeting")).to_contain_text("taken out")
    expect(lavrov.locator("#compared-working-groups")).to_contain_text("moved from article 6 to 5")
    expect(lavrov.locator("#compared-halt [lang=ar] ins").first).to_contain_text("يتوقف")
