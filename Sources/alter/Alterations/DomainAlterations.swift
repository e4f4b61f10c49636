extension Alteration {
    /// What flows, lifecycles and access rules get wrong.
    static let domain = [
        Alteration(
            "inactive-agent-is-assigned",
            .dropGuard,
            "an agent who has left gets tickets",
            [
                Edit(
                    flows + "AssignFlow.swift",
                    #"guard agent.active else { throw Refusal(.invalid, code: "agent_inactive", "#
                        + #""This agent takes no tickets.") }"#,
                    to: ""
                )
            ]
        ),
        Alteration(
            "desk-takes-21",
            .wrongConstant,
            "an agent may work on one ticket too many",
            [Edit(flows + "AssignFlow.swift", "guard ticketCount < 20 else", to: "guard ticketCount < 21 else")]
        ),
        Alteration(
            "desk-counts-every-state",
            .loseWhere,
            "resolved and closed tickets fill an agent's desk",
            [
                Edit(
                    flows + "AssignFlow.swift",
                    "TicketRepository.agentIs(agent.id) && TicketRepository.stateIs(.assigned)",
                    to: "TicketRepository.agentIs(agent.id)"
                )
            ]
        ),
        Alteration(
            "closed-answers-another-code",
            .wrongCode,
            "a comment on a closed ticket is refused with a code that no contract names",
            [Edit(flows + "AddCommentFlow.swift", #"code: "ticket_closed""#, to: #"code: "closed_ticket""#)]
        ),
        Alteration(
            "rejected-becomes-open",
            .wrongTarget,
            "a rejected ticket loses its place with its agent",
            [
                Edit(
                    "Sources/TicketsDomain/Lifecycles/TicketLifecycle.swift",
                    "case (.resolved, .reject): .assigned",
                    to: "case (.resolved, .reject): .open"
                )
            ]
        ),
        Alteration(
            "reopening-is-not-counted",
            .dropEffect,
            "a rejection leaves no trace",
            [
                Edit(
                    "Sources/TicketsDomain/Lifecycles/TicketLifecycle.swift",
                    "        ticket.reopenings = try ExpressionFunctions.add(ticket.reopenings, 1)\n",
                    to: ""
                )
            ]
        ),
        Alteration(
            "agents-see-the-workload",
            .widenPolicy,
            "agents get what is for leads",
            [
                Edit(
                    policies + "WorkloadAccess.swift",
                    "        caller.has(.lead)\n",
                    to: "        caller.has(.agent) || caller.has(.lead)\n"
                )
            ]
        ),
        Alteration(
            "strangers-read-tickets",
            .widenPolicy,
            "a customer reads the tickets of others",
            [
                Edit(
                    policies + "TicketAccess.swift",
                    "func read(_ caller: Caller) -> RowFilter? {\n"
                        + "        if caller.has(.agent) || caller.has(.lead) { return .every }",
                    to: "func read(_ caller: Caller) -> RowFilter? {\n"
                        + "        if caller.has(.agent) || caller.has(.lead) || caller.has(.customer) { return .every }"
                )
            ]
        ),
    ]

    private static let flows = "Sources/TicketsDomain/Flows/"
    private static let policies = "Sources/TicketsDomain/Policies/"
}
