import DesignModel
import Testing

@Suite("Integrations")
struct IntegrationTests {
    private static let settings = """
        | Protocol | HTTPS JSON |
        | Base URL | `PAYMENTS_URL` |
        | Authentication | bearer `PAYMENTS_KEY` |
        | Timeout | 2s, connect 500ms, 3s in all |
        | Retry | 2 times, exponential 100ms to 1s, on timeout, 429, 5xx |
        | Circuit breaker | open at 50% of 20 calls in 30s, probe after 15s |
        | Bulkhead | 32 calls |
        | Degraded mode | fail with `unavailable` |
        | Owner | Payments team |
        """

    private static let operations = """
        | charge | `POST /charges/{reference} {amount: decimal(12,2), source: text(1..200)}` | `201 {id: text(1..80)}` | 402 declined | header `Idempotency-Key` |
        | status | `GET /charges {of: text(1..80)}` | `200 {done: boolean}` | 404 unknown | |
        """

    /// A desk with one integration, whose settings begin at line 34.
    private func integration(_ settings: String = settings, _ operations: String = operations, flow: String = "")
        -> String
    {
        desk + """
            ### Integration: Payments

            | Setting | Value |
            |---|---|
            \(settings)

            | Operation | Request | Success | Errors | Idempotent by |
            |---|---|---|---|---|
            \(operations)

            ### Flow: Pay

            | # | Step | On failure |
            |---|---|---|
            \(flow.isEmpty ? "| 1 | `return 1` | |" : flow)

            ## Configuration

            | Variable | Type | Default | Description |
            |---|---|---|---|
            | `PAYMENTS_URL` | url | required | Where it is. |
            | `PAYMENTS_KEY` | secret text(8..) | required | Our key there. |

            """
    }

    @Test func understood() throws {
        let fixture = Fixture(integration())
        #expect(fixture.found == [])
        let payments = try #require(fixture.design.components.first?.integrations.first)
        #expect(payments.wire?.value == .httpsJSON)
        #expect(payments.baseURL?.value == "PAYMENTS_URL")
        #expect(payments.authentication?.value == .bearer("PAYMENTS_KEY"))
        #expect(payments.timeout?.value == .init(attempt: 2000, connect: 500, inAll: 3000))
        #expect(
            payments.retry?.value
                == .times(
                    2,
                    backoff: .init(kind: .exponential, firstMilliseconds: 100, mostMilliseconds: 1000),
                    on: [.timeout, .status(429), .statusClass(5)]
                )
        )
        #expect(
            payments.circuitBreaker?.value
                == .init(percent: 50, calls: 20, windowMilliseconds: 30_000, probeMilliseconds: 15_000)
        )
        #expect(payments.bulkhead?.value == 32)
        #expect(payments.owner?.value == "Payments team")
        let charge = try #require(payments.operation("charge"))
        #expect(charge.path.text == "/charges/{reference}")
        #expect(charge.parameters.map(\.name.value) == ["reference", "amount", "source"])
        #expect(charge.parameters.map(\.place) == [.path, .body, .body])
        #expect(charge.success.status == 201)
        #expect(charge.errors.map { "\($0.status.value) \($0.name.value)" } == ["402 declined"])
        #expect(charge.idempotentBy?.value == .header("Idempotency-Key"))
        #expect(payments.operation("status")?.parameters.map(\.place) == [.query])
    }

    @Test func calls() {
        expect(
            integration(
                flow: """
                    | 1 | `let charge = call Payments.charge(reference: "a", amount: 1.5, source: "b")` | declined: 402 `declined` |
                    | 2 | `let id = charge.id` | |
                    | 3 | `let no = charge.amount` | |
                    | 4 | `call Payments.chrge(amount: 1.5)` | |
                    | 5 | `call Paymants.charge(amount: 1.5)` | |
                    | 6 | `call Payments.charge(reference: "a", amount: true, sorce: "b")` | |
                    | 7 | `call Payments.status(of: charge.id)` | unavailable: retry |
                    """
            ),
            finds: [
                "unknown-field 54 amount", "unknown-operation 55 chrge", "unknown-integration 56 Paymants",
                "missing-input 57 Payments.charge", "type-mismatch 57 true", "unknown-input 57 sorce",
                "failure-syntax 58 unavailable: retry",
            ]
        )
    }

    @Test func faultySettings() {
        expect(
            integration(
                """
                | Protocol | carrier pigeon |
                | Base URL | `PAYMENTS_ULR` |
                | Authentication | by heart |
                | Timeout | 2s, connect soon |
                | Retry | until it works |
                | Circuit breaker | open at times |
                | Bulkhead | some |
                | Ownr | Payments team |
                """
            ),
            finds: [
                "setting-syntax 33 carrier pigeon", "unknown-variable 34 PAYMENTS_ULR", "setting-syntax 35 by heart",
                "setting-syntax 36 soon", "setting-syntax 37 until it works",
                "setting-syntax 38 open at times", "setting-syntax 39 some", "unknown-setting 40 Ownr",
            ]
        )
    }

    @Test func faultyOperations() {
        expect(
            integration(
                Self.settings,
                """
                | a | `charges {amount: decimal(12,2)}` | `201` | | |
                | b | `POST charges` | `201` | | |
                | c | `POST /charges amount` | `201` | | |
                | d | `POST /charges {amount: money}` | `201` | | |
                | e | `POST /charges` | `404` | | |
                | f | `POST /charges` | 202 | declined | |
                | g | `POST /charges {key: text(1..9)}` | 202 | 402 declined, 402 refused | body `kee` |
                | h | `POST /charges` | 202 | 503 unavailable | somehow |
                """
            ),
            finds: [
                "operation-syntax 45 charges", "path-syntax 46 charges", "operation-syntax 47 amount",
                "unknown-type 48 money", "operation-syntax 49 404", "operation-syntax 50 declined",
                "duplicate-name 51 refused", "unknown-parameter 51 kee", "operation-syntax 52 unavailable",
                "operation-syntax 52 somehow",
            ]
        )
    }

    @Test func oneTable() throws {
        let fixture = Fixture(
            desk + """
                ### Integrations

                | Integration | Protocol | Base URL | Authentication | Timeout | Retry | Circuit breaker | Bulkhead | Degraded mode | Owner |
                |---|---|---|---|---|---|---|---|---|---|
                | Mail | HTTPS JSON | `MAIL_URL` | header `X-Key` `MAIL_KEY` | 3s | none | | | retry later | Platform |

                ### Integration: Mail

                | Operation | Request | Success | Errors | Idempotent by |
                |---|---|---|---|---|
                | send | `POST /messages {key: text(1..60)}` | `202` | 400 rejected | body `key` |

                ## Configuration

                | Variable | Type | Default | Description |
                |---|---|---|---|
                | `MAIL_URL` | url | required | Where it is. |
                | `MAIL_KEY` | secret text(8..) | required | Our key there. |
                """
        )
        #expect(fixture.found == [])
        let mail = try #require(fixture.design.components.first?.integrations.first)
        #expect(mail.authentication?.value == .header(name: "X-Key", variable: "MAIL_KEY"))
        #expect(mail.retry?.value == Integration.Retry.none)
        #expect(mail.circuitBreaker == nil)
        #expect(mail.operation("send")?.idempotentBy?.value == .body("key"))
        #expect(fixture.design.components.first?.integrations.count == 1)
    }
}
