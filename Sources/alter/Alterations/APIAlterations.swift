extension Alteration {
    /// What routes, requests and answers get wrong.
    static let api = [
        Alteration(
            "comments-of-every-ticket",
            .loseWhere,
            "a ticket's list of comments shows those of others",
            [
                Edit(
                    routes + "ListCommentsRoute.swift",
                    "ListQuery(permitted, [CommentRepository.ticketIs(id)], order: order, slice: slice)",
                    to: "ListQuery(permitted, order: order, slice: slice)"
                )
            ]
        ),
        Alteration(
            "oldest-tickets-first",
            .breakOrder,
            "the list of tickets runs the other way",
            [
                Edit(
                    routes + "ListTicketsRoute.swift",
                    "default: .descending(TicketRepository.byCreatedAt)",
                    to: "default: .ascending(TicketRepository.byCreatedAt)"
                )
            ]
        ),
        Alteration(
            "comment-answers-200",
            .swapStatus,
            "a new comment is answered like a changed one",
            [Edit(routes + "AddCommentRoute.swift", ".json(.created, comment.json", to: ".json(.ok, comment.json")]
        ),
        Alteration(
            "stale-update-is-accepted",
            .ignoreIfMatch,
            "whoever writes last overwrites what they have not seen",
            [Edit(routes + "UpdateCustomerRoute.swift", "            try request.ifMatch(customer.version)\n", to: "")]
        ),
        Alteration(
            "report-counts-twice",
            .dropIdempotency,
            "a request that is sent again opens a second ticket",
            [
                Edit(
                    routes + "ReportAProblemRoute.swift",
                    "try await context.store.write(for: request) { transaction in",
                    to: "try await context.store.write { transaction in"
                )
            ]
        ),
        Alteration(
            "agents-are-open-to-anyone",
            .skipAuthentication,
            "an agent's name and address are read without a token",
            [
                Edit(
                    routes + "ReadAgentRoute.swift",
                    "        let caller = try await context.caller(of: request)\n"
                        + "        guard let permitted = AgentAccess.read(caller) else { throw Refusal.forbidden }\n",
                    to: "        let permitted = RowFilter.every\n"
                )
            ]
        ),
        Alteration(
            "resolution-may-be-empty",
            .skipValidation,
            "an empty resolution reaches the database",
            [
                Edit(
                    "Sources/TicketsAPI/Requests/ResolveInput.swift",
                    #"body.required("resolution", Ticket.Rules.resolution)"#,
                    to: #"body.required("resolution", .text(0...4000))"#
                )
            ]
        ),
        Alteration(
            "plan-has-no-default",
            .loseDefault,
            "a customer without a plan is refused",
            [
                Edit(
                    "Sources/TicketsAPI/Requests/NewCustomer.swift",
                    #"body.value("plan", Customer.Rules.plan, default: .free)"#,
                    to: #"body.required("plan", Customer.Rules.plan)"#
                )
            ]
        ),
        Alteration(
            "subject-and-body-swapped",
            .swapFields,
            "each of two fields of a ticket shows the other",
            [
                Edit(responses + "TicketJSON.swift", #""subject": subject.json"#, to: #""subject": body.json"#),
                Edit(responses + "TicketJSON.swift", #""body": body.json"#, to: #""body": subject.json"#),
            ]
        ),
    ]

    private static let routes = "Sources/TicketsAPI/Routes/"
    private static let responses = "Sources/TicketsAPI/Responses/"
}
