import Testing
import TicketsData
import TicketsDomain
import TicketsTestSupport
import WrightRuntime
import WrightTesting

/// Flow: Report a problem: what it refuses, and that nothing is stored then. (REQ-001)
@Suite("Flow: Report a problem: what it refuses, and that nothing is stored then")
struct ReportAProblemFlowRefusalTests {
    /// (REQ-001)
    @Test("stores nothing where subject is one character too short")
    func storesNothingWhereSubjectIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try ReportAProblemFlow.run(
                    ReportAProblemFlow.Input(subject: "xx", body: "body 51", priority: .low),
                    by: customer,
                    in: transaction
                )
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/subject"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-001)
    @Test("stores nothing where subject is one character too long")
    func storesNothingWhereSubjectIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try ReportAProblemFlow.run(
                    ReportAProblemFlow.Input(
                        subject: String(repeating: "x", count: 141),
                        body: "body 51",
                        priority: .low
                    ),
                    by: customer,
                    in: transaction
                )
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/subject"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-001)
    @Test("stores nothing where body is one character too short")
    func storesNothingWhereBodyIsOneCharacterTooShort() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try ReportAProblemFlow.run(
                    ReportAProblemFlow.Input(subject: "subject 51", body: "", priority: .low),
                    by: customer,
                    in: transaction
                )
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/body"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }

    /// (REQ-001)
    @Test("stores nothing where body is one character too long")
    func storesNothingWhereBodyIsOneCharacterTooLong() async throws {
        let store = try await TestStore.make()
        let customer = try await store.add(Sample.customer(1, name: "name 31"))
        store.clock.advance(by: .seconds(1))
        let before = try await store.contents()
        let refusal = await #expect(throws: Refusal.self) {
            try await store.write { transaction in
                try ReportAProblemFlow.run(
                    ReportAProblemFlow.Input(
                        subject: "subject 51",
                        body: String(repeating: "x", count: 10001),
                        priority: .low
                    ),
                    by: customer,
                    in: transaction
                )
            }
        }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/body"])
        #expect(refusal?.errors.map(\.code) == ["range"])
        #expect(try await store.contents() == before)
    }
}
