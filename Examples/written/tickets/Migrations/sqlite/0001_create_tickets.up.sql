CREATE TABLE "customer" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "customer_email_form" CHECK (length("email") BETWEEN 3 AND 254 AND instr("email", '@') > 1),
    CONSTRAINT "customer_name_length" CHECK (length("name") BETWEEN 1 AND 120),
    CONSTRAINT "customer_plan_one_of" CHECK ("plan" IN ('free', 'business')),
    CONSTRAINT "customer_email_unique" UNIQUE ("email")
) STRICT;
CREATE INDEX "customer_plan_created_at" ON "customer" ("plan", "created_at" DESC, "id" DESC);
CREATE INDEX "customer_name" ON "customer" ("name");
CREATE INDEX "customer_created_at" ON "customer" ("created_at" DESC, "id" DESC);

CREATE TABLE "agent" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "active" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "agent_email_form" CHECK (length("email") BETWEEN 3 AND 254 AND instr("email", '@') > 1),
    CONSTRAINT "agent_name_length" CHECK (length("name") BETWEEN 1 AND 120),
    CONSTRAINT "agent_active_boolean" CHECK ("active" IN (0, 1)),
    CONSTRAINT "agent_email_unique" UNIQUE ("email")
) STRICT;
CREATE INDEX "agent_created_at" ON "agent" ("created_at" DESC, "id" DESC);

CREATE TABLE "ticket" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "number" TEXT NOT NULL,
    "customer_id" TEXT NOT NULL,
    "agent_id" TEXT,
    "subject" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "priority" TEXT NOT NULL,
    "resolution" TEXT,
    "reopenings" INTEGER NOT NULL,
    "resolved_at" INTEGER,
    "state" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "ticket_number_length" CHECK (length("number") BETWEEN 8 AND 12),
    CONSTRAINT "ticket_subject_length" CHECK (length("subject") BETWEEN 3 AND 140),
    CONSTRAINT "ticket_body_length" CHECK (length("body") BETWEEN 1 AND 10000),
    CONSTRAINT "ticket_priority_one_of" CHECK ("priority" IN ('low', 'normal', 'high')),
    CONSTRAINT "ticket_resolution_length" CHECK (length("resolution") BETWEEN 1 AND 4000),
    CONSTRAINT "ticket_reopenings_range" CHECK ("reopenings" >= 0),
    CONSTRAINT "ticket_state_one_of" CHECK ("state" IN ('open', 'assigned', 'resolved', 'closed')),
    CONSTRAINT "ticket_number_unique" UNIQUE ("number"),
    CONSTRAINT "ticket_customer_id_reference" FOREIGN KEY ("customer_id") REFERENCES "customer" ("id") ON DELETE RESTRICT,
    CONSTRAINT "ticket_agent_id_reference" FOREIGN KEY ("agent_id") REFERENCES "agent" ("id") ON DELETE RESTRICT
) STRICT;
CREATE INDEX "ticket_customer_id_created_at" ON "ticket" ("customer_id", "created_at" DESC, "id" DESC);
CREATE INDEX "ticket_agent_id_state" ON "ticket" ("agent_id", "state");
CREATE INDEX "ticket_state_priority_rank" ON "ticket" ("state", CASE "priority" WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 END, "id");
CREATE INDEX "ticket_state_priority_created_at" ON "ticket" ("state", "priority", "created_at", "id");
CREATE INDEX "ticket_created_at" ON "ticket" ("created_at", "id");
CREATE INDEX "ticket_priority_rank" ON "ticket" (CASE "priority" WHEN 'low' THEN 0 WHEN 'normal' THEN 1 WHEN 'high' THEN 2 END, "id");
CREATE INDEX "ticket_priority_created_at" ON "ticket" ("priority", "created_at", "id");

CREATE TABLE "comment" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "ticket_id" TEXT NOT NULL,
    "author_name" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "updated_at" INTEGER NOT NULL,
    CONSTRAINT "comment_author_name_length" CHECK (length("author_name") BETWEEN 1 AND 120),
    CONSTRAINT "comment_body_length" CHECK (length("body") BETWEEN 1 AND 4000),
    CONSTRAINT "comment_ticket_id_reference" FOREIGN KEY ("ticket_id") REFERENCES "ticket" ("id") ON DELETE CASCADE
) STRICT;
CREATE INDEX "comment_ticket_id_created_at" ON "comment" ("ticket_id", "created_at", "id");

CREATE TABLE "sequence_counter" (
    "name" TEXT NOT NULL PRIMARY KEY,
    "value" INTEGER NOT NULL
) STRICT;

CREATE TABLE "idempotency_key" (
    "id" TEXT NOT NULL PRIMARY KEY,
    "fingerprint" TEXT NOT NULL,
    "status" INTEGER,
    "headers" TEXT,
    "body" TEXT,
    "created_at" INTEGER NOT NULL,
    "expires_at" INTEGER NOT NULL
) STRICT;
CREATE INDEX "idempotency_key_expires_at" ON "idempotency_key" ("expires_at");
