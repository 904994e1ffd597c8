"""The answers: pages of knowledge, dated amounts, and how a question finds its page. Pure, in memory."""
