DROP TABLE "idempotency_key";
DROP TABLE "sequence_counter";
DROP TABLE "comment";
DROP TABLE "ticket";
DROP TABLE "agent";
DROP TABLE "customer";
