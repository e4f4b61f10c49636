import Foundation
import Testing
import WrightRuntime

struct FieldRuleTests {
    private func code<V>(_ rule: FieldRule<V>, _ json: JSONValue) -> String? {
        guard case .failure(let errors) = rule.read(json: json) else { return nil }
        return errors.first.code
    }

    @Test func boundsTextInScalars() {
        let rule = FieldRule.text(2...3)
        #expect(code(rule, "a") == "too_short")
        #expect(code(rule, "ab") == nil)
        #expect(code(rule, "abc") == nil)
        #expect(code(rule, "abcd") == "too_long")
        // One letter of two scalars: e and a combining accent.
        #expect(code(rule, "e\u{301}") == nil)
        #expect(code(rule, "😀😀😀") == nil)
        #expect(code(.text, "a\0") == "type")
        #expect(code(rule, 12) == "type")
        #expect(code(rule, .null) == "type")
        #expect(code(.text(32...), .string(String(repeating: "x", count: 31))) == "too_short")
        #expect(code(.text(32...), .string(String(repeating: "x", count: 32))) == nil)
    }

    @Test func reportsEveryBrokenRuleOfAText() {
        let rule = FieldRule.text(2...3, matching: "^[A-Z]+$")
        guard case .failure(let errors) = rule.read(json: "abcd") else {
            Issue.record("abcd was accepted")
            return
        }
        #expect(errors.all.map(\.code) == ["too_long", "matches"])
        #expect(errors.first.message == "must be 2 to 3 characters long")
        #expect(code(rule, "") == "too_short")
        #expect(code(rule, "AB\n") == "matches")
        #expect(code(rule, "AB") == nil)
    }

    @Test(arguments: ["a@b.example", "First.Last+tag@sub.example.org", "o'neil@example.org"])
    func readsAddressesInLowerCase(address: String) throws {
        #expect(try FieldRule.email.read(json: .string(address)).get() == address.lowercased())
    }

    @Test(arguments: [
        "", "a", "a@b", "@b.example", "a@", "a b@c.example", "a@b@c.example", "a..b@c.example", "a@-b.example",
        "a@b..example",
    ])
    func refusesWhatIsNoAddress(text: String) {
        #expect(code(.email, .string(text)) == "type")
    }

    @Test(arguments: [
        "https://example.org", "http://example.org:8080/a?b=c#d", "sqlite:tickets.db", "mailto:a@b.example",
    ])
    func readsURLs(text: String) {
        #expect(code(.url, .string(text)) == nil)
    }

    @Test(arguments: ["", "example.org", "/a", "http://", "https:///a", "1a:b", "http://a b", "http://a/%zz", "http:"])
    func refusesWhatIsNoURL(text: String) {
        #expect(code(.url, .string(text)) == "type")
    }

    @Test func boundsIntegers() {
        let rule = FieldRule.integer(1...10)
        #expect(code(rule, 0) == "range")
        #expect(code(rule, 1) == nil)
        #expect(code(rule, 10) == nil)
        #expect(code(rule, 11) == "range")
        #expect(code(rule, .number("5.0")) == nil)
        #expect(code(rule, .number("5.5")) == "type")
        #expect(code(rule, .number("1e1")) == nil)
        #expect(code(rule, .number("123456789012345678901")) == "range")
        #expect(code(rule, "5") == "type")
        #expect(code(rule, true) == "type")
        #expect(code(.integer(0...), -1) == "range")
        #expect(code(.integer(...5), 6) == "range")
        #expect(rule.standIn == 1)
    }

    @Test func boundsDecimals() {
        let rule = FieldRule.decimal(precision: 5, scale: 2)
        #expect(code(rule, "999.99") == nil)
        #expect(code(rule, "-999.99") == nil)
        #expect(code(rule, "1000") == "range")
        #expect(code(rule, "1.005") == "range")
        #expect(code(rule, "1.10") == nil)
        #expect(code(rule, "1.100") == nil)
        #expect(code(rule, "1e2") == "type")
        #expect(code(rule, 1) == "type")
    }

    @Test func readsTheOtherTypes() throws {
        #expect(try FieldRule.boolean.read(json: true).get())
        #expect(code(.boolean, "true") == "type")
        #expect(try FieldRule.boolean.read(text: "true").get())
        #expect(code(.uuid, "x") == "type")
        #expect(code(.date, "2026-02-30") == "type")
        #expect(code(.timestamp, "2026-02-01T00:00:00") == "type")
        #expect(code(.duration, "1h") == "type")
        #expect(code(.duration, "-PT1H") == "range")
        #expect(try FieldRule.duration.read(text: "1h").get() == .seconds(3600))
        #expect(try FieldRule.duration.read(json: "PT1H").get() == .seconds(3600))
        #expect(code(.oneOf(Genre.self), "comic") == "one_of")
        #expect(try FieldRule.oneOf(Genre.self).read(json: "novel").get() == .novel)
        #expect(code(.json, .null) == "null")
    }

    @Test func readsTextOfParameters() {
        #expect(throws: FieldError(.type, "must be a whole number")) {
            try FieldRule.integer(1...200).read(text: "+5").get()
        }
        #expect(throws: FieldError(.range, "must lie between 1 and 200")) {
            try FieldRule.integer(1...200).read(text: "201").get()
        }
    }

    @Test func readsListsAndObjects() throws {
        let line = FieldRule.object(standIn: 0) { $0.required("quantity", .integer(1...)) }
        let rule = FieldRule.list(of: line, 1...2)
        #expect(try rule.read(json: [["quantity": 3]]).get() == [3])
        #expect(code(rule, []) == "too_short")
        #expect(code(rule, [["quantity": 1], ["quantity": 1], ["quantity": 1]]) == "too_long")
        guard case .failure(let errors) = rule.read(json: [["quantity": 0], ["amount": 1], 5]) else {
            Issue.record("the list was accepted")
            return
        }
        #expect(errors.all.map(\.pointer) == ["/0/quantity", "/1/quantity", "/1/amount", "/2"])
        #expect(errors.all.map(\.code) == ["range", "required", "unknown_field", "type"])
        #expect(try FieldRule<Int?>.nullable(.integer(1...)).read(json: .null).get() == nil)
    }

    @Test func takesFurtherConditions() {
        let even = FieldRule.integer(0...).where("must be even") { $0 % 2 == 0 }
        #expect(code(even, 3) == "rule")
        #expect(code(even, 4) == nil)
    }
}

struct ObjectReaderTests {
    @Test func reportsEveryBrokenRuleInOrder() throws {
        var reader = ObjectReader(["name": "", "age": "x", "no~t/e": 1, "plan": .null, "extra": true])
        _ = reader.required("name", .text(1...5))
        _ = reader.optional("age", .integer)
        _ = reader.required("missing", .text)
        _ = reader.value("plan", .text, default: "free")
        let refusal = #expect(throws: Refusal.self) { try reader.finish() }
        #expect(refusal?.kind == .invalid)
        #expect(refusal?.code == "validation")
        #expect(refusal?.errors.map(\.pointer) == ["/name", "/age", "/missing", "/plan", "/no~0t~1e", "/extra"])
        #expect(
            refusal?.errors.map(\.code) == ["too_short", "type", "required", "null", "unknown_field", "unknown_field"]
        )
    }

    @Test func readsWhatIsThere() throws {
        var reader = ObjectReader(["name": "Ada", "nick": .null])
        #expect(reader.required("name", .text(1...5)) == "Ada")
        #expect(reader.optional("nick", .text) == nil)
        #expect(reader.value("plan", .text, default: "free") == "free")
        try reader.finish()
    }

    @Test func patchesOnlyWhatIsMentioned() throws {
        var reader = ObjectReader(["name": "Ada", "note": .null])
        let name = reader.patch("name", .text(1...5))
        let mail = reader.patch("email", .email)
        let note = reader.patchOptional("note", .text)
        try reader.finish()
        #expect(name.applied(to: "Eve") == "Ada")
        #expect(mail.applied(to: "e@e.example") == "e@e.example")
        #expect(note.applied(to: "old") == nil)
    }

    @Test func refusesNullInAPatchOfARequiredField() {
        var reader = ObjectReader(["name": .null])
        #expect(reader.patch("name", .text) == .unchanged)
        let refusal = #expect(throws: Refusal.self) { try reader.finish() }
        #expect(refusal?.errors == [FieldError(pointer: "/name", code: "null", message: "must not be null")])
    }

    @Test func asksARuleOverFieldsOnlyIfTheyCouldBeRead() {
        var reader = ObjectReader(["from": 5, "until": "x"])
        _ = reader.required("from", .integer)
        let until = reader.required("until", .integer)
        reader.rule(over: ["from", "until"], pointer: "/until") { until > 5 }
        reader.rule(over: ["from"], pointer: "/from", "must be odd and above 5") { false }
        let refusal = #expect(throws: Refusal.self) { try reader.finish() }
        #expect(refusal?.errors.map(\.pointer) == ["/until", "/from"])
        #expect(refusal?.errors.map(\.code) == ["type", "rule"])
    }

    @Test func refusesWhatIsNoObject() {
        var reader = ObjectReader([1])
        let refusal = #expect(throws: Refusal.self) { try reader.finish() }
        #expect(refusal?.errors == [FieldError(pointer: "", code: "type", message: "must be an object, not an array")])
    }
}

struct RefusalTests {
    @Test func keepsOnlyAnswersThatWouldComeAgain() {
        let lost: Set<Refusal.Kind> = [
            .malformed, .unauthenticated, .timeout, .preconditionFailed, .tooManyRequests, .badGateway, .unavailable,
            .gatewayTimeout,
        ]
        #expect(Set(Refusal.Kind.allCases.filter { !$0.isRepeatable }) == lost)
    }

    @Test func namesWhatIsMissingOrIllegal() {
        #expect(Refusal.notFound("Ticket").detail == "There is no such Ticket.")
        #expect(Refusal.notFound("Ticket").kind == .notFound)
        let illegal = Refusal.illegalTransition(event: "accept", of: "Ticket", in: "open")
        #expect(illegal.code == "illegal_transition")
        #expect(illegal.detail == "The event accept is not possible for a Ticket in state open.")
    }
}
