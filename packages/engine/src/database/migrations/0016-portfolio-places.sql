-- The message that took a place in the portfolio's limit, as long as nobody knows that it arrived at Meta: a place
-- is given back when Meta refuses the message or it never left.
ALTER TABLE portfolio_recipient ADD held_by uuid;
