"""What is new on a board into messages for Slack, Discord, Mastodon and mail, each sent once."""
