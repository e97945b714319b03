"""Who may come in: accounts, the places that they hold, invitations, sessions, passkeys and tokens.

None of this is an act of the talks, and none of it holds what is said there.
"""
