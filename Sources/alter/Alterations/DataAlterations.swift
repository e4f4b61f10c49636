extension Alteration {
    /// What the database and the reads from it get wrong.
    static let data = [
        Alteration(
            "number-not-unique",
            .dropConstraint,
            "two tickets may have one number",
            migration(#"CONSTRAINT "ticket_number_unique" UNIQUE ("number"),"#, to: "")
        ),
        Alteration(
            "comments-keep-their-ticket",
            .wrongOnDelete,
            "a ticket with comments cannot be deleted",
            migration(
                #"REFERENCES "ticket" ("id") ON DELETE CASCADE"#,
                to: #"REFERENCES "ticket" ("id") ON DELETE RESTRICT"#
            )
        ),
    ]

    /// The migration as it is embedded and as it lies beside, so that a comparison of the two does not tell.
    private static func migration(_ before: String, to after: String) -> [Edit] {
        [
            "Sources/TicketsData/Migrations/Migration0001CreateTickets.swift",
            "Migrations/sqlite/0001_create_tickets.up.sql",
        ].map { Edit($0, before, to: after) }
    }
}
