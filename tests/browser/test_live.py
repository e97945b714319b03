"""What one person does is in another's room within a second, without reloading."""

from playwright.sync_api import expect


def test_a_message_is_in_the_mediators_room_at_once(enter):
    sarraj = enter("gna/sarraj", language="fr")
    lavrov = enter("russia/lavrov")
    lavrov.wait_for_timeout(500)
    sarraj.locator("#act-message textarea").first.fill("Une ligne pour essayer.")
    sarraj.locator("#act-message button[type=submit]").click()
    expect(lavrov.locator("main")).to_contain_text("Une ligne pour essayer.", timeout=1_000)
