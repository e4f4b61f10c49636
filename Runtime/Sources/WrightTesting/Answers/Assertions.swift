import WrightRuntime

/// The assertions of a scenario; each throws a `Mismatch` that shows the whole answer.
extension TestAnswer {
    /// `HTTP 201`, and `status == 201`.
    public func expect(status wanted: Int) throws {
        guard status == wanted else { throw mismatch("the status is \(status), not \(wanted)") }
    }

    /// `status` and a demand, such as `status < 300`.
    public func expect(status demand: Demand) throws {
        guard try demand.isMet(by: .integer(status)) else { throw mismatch("the status is \(status), not \(demand)") }
    }

    /// `header "NAME"` and a demand.
    public func expect(header name: String, _ demand: Demand) throws {
        let value = header(name)
        guard try demand.isMet(by: value.map { .string($0) }) else {
            throw mismatch("the header field \(name) is \(value ?? "absent"), not \(demand)")
        }
    }

    /// `jsonpath "$.a.b"` and a demand.
    public func expect(jsonpath path: String, _ demand: Demand) throws {
        let value = try value(at: path)
        guard try demand.isMet(by: value) else {
            throw mismatch("\(path) is \(value?.text ?? "absent"), not \(demand)")
        }
    }

    /// `body` and a demand.
    public func expect(body demand: Demand) throws {
        guard try demand.isMet(by: .string(text)) else { throw mismatch("the body is not \(demand)") }
    }

    /// `NAME: jsonpath "$.id"` under `[Captures]`: a text as it is, any other value as JSON.
    ///
    /// - Throws: `Mismatch` where there is no value.
    public func capture(jsonpath path: String) throws -> String {
        guard let value = try value(at: path) else { throw mismatch("\(path) is absent and cannot be captured") }
        return value.string ?? value.text
    }

    /// `NAME: header "Location"` under `[Captures]`.
    ///
    /// - Throws: `Mismatch` where the field is absent.
    public func capture(header name: String) throws -> String {
        guard let value = header(name) else { throw mismatch("the header field \(name) is absent") }
        return value
    }

    private func mismatch(_ what: String) -> Mismatch { Mismatch("\(what)\n\n\(self)") }
}
