import WrightHTTP

/// The routes of the service.
public enum Routes {
    /// Every endpoint, in the order of the design.
    public static func all(_ context: ServiceContext) -> [any Endpoint] {
        [
            CreateCustomerRoute(context: context),
            ReadCustomerRoute(context: context),
            ListCustomersRoute(context: context),
            UpdateCustomerRoute(context: context),
            DeleteCustomerRoute(context: context),
            CreateAgentRoute(context: context),
            ReadAgentRoute(context: context),
            ListAgentsRoute(context: context),
            UpdateAgentRoute(context: context),
            ReportAProblemRoute(context: context),
            ListTicketsRoute(context: context),
            ReadTicketRoute(context: context),
            AssignTicketRoute(context: context),
            ResolveTicketRoute(context: context),
            RejectTicketRoute(context: context),
            AcceptTicketRoute(context: context),
            WithdrawTicketRoute(context: context),
            AddCommentRoute(context: context),
            ListCommentsRoute(context: context),
            WorkloadRoute(context: context),
        ]
    }
}
