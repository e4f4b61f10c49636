import Foundation
import HTTPTypes
import WrightRuntime

/// What a service answered to one request.
public struct TestAnswer: Sendable {
    /// The request in one line, for messages.
    public let request: String
    /// The status.
    public let status: Int
    /// The header fields.
    public let headers: HTTPFields
    /// The body as it came.
    public let bytes: [UInt8]

    /// An answer from its parts.
    public init(request: String, status: Int, headers: HTTPFields, bytes: [UInt8]) {
        self.request = request
        self.status = status
        self.headers = headers
        self.bytes = bytes
    }

    /// The body as text.
    public var text: String { String(decoding: bytes, as: UTF8.self) }

    /// The body as JSON; `nil` where it is none, or is not said to be.
    public var json: JSONValue? {
        guard let type = header("Content-Type"), type.contains("json") else { return nil }
        return try? JSONValue(parsing: bytes)
    }

    /// The value of a header field; `nil` where it is absent.
    public func header(_ name: String) -> String? { HTTPField.Name(name).flatMap { headers[$0] } }

    /// A member of the body: `answer["items"][0]["tickets"] == 3`.
    public subscript(_ name: String) -> JSONValue? { json[name] }

    /// The value at a JSON path such as `$.items[0].id`; `nil` where there is none.
    public func value(at path: String) throws -> JSONValue? {
        let path = try JSONPath(path)
        return json.flatMap { path.value(in: $0) }
    }

    /// The id in a member of the body, for requests that follow.
    ///
    /// - Throws: `Mismatch` where the member is no id.
    public func id(_ name: String = "id") throws -> UUID {
        guard let text = self[name]?.string, let id = UUID(text: text) else {
            throw Mismatch("\(name) of the answer is no id\n\(description)")
        }
        return id
    }

    /// The error that the answer tells; `nil` where it is no well-formed problem answer.
    ///
    /// ```swift
    /// #expect(answer.problem == ExpectedProblem(422, "validation", at: "/name"))
    /// ```
    public var problem: ExpectedProblem? {
        guard
            header("Content-Type") == "application/problem+json", let json,
            let status = json["status"]?.integer, status == self.status,
            json["type"]?.string?.isEmpty == false, json["title"]?.string?.isEmpty == false,
            json["detail"]?.string?.isEmpty == false, json["instance"]?.string?.isEmpty == false,
            let code = json["code"]?.string, let errors = fieldErrors
        else { return nil }
        return ExpectedProblem(status: status, code: code, pointers: errors.map(\.pointer))
    }

    /// The `errors` of a problem answer, each with pointer, code and message; `nil` where they are not well formed.
    public var fieldErrors: [FieldError]? {
        guard let errors = self["errors"]?.array else { return nil }
        let read = errors.compactMap { error -> FieldError? in
            guard
                let pointer = error["pointer"]?.string, let code = error["code"]?.string,
                let message = error["message"]?.string, !message.isEmpty
            else { return nil }
            return FieldError(pointer: pointer, code: code, message: message)
        }
        return read.count == errors.count ? read : nil
    }
}

extension TestAnswer: CustomStringConvertible {
    /// The request, the status, the header fields and the body, shortened where it is very long.
    public var description: String {
        let fields = headers.map { "\($0.name): \($0.value)" }.joined(separator: "\n")
        return "\(request)\nHTTP \(status)\n\(fields)\n\n\(text.prefix(4_000))"
    }
}

/// An error as a test expects it: the whole answer is checked for the form of RFC 9457, these parts for their values.
public struct ExpectedProblem: Sendable, Equatable {
    /// The status, in the status line and in the body.
    public let status: Int
    /// The code.
    public let code: String
    /// Where the errors are, in their order.
    public let pointers: [String]

    /// An error from its parts.
    public init(status: Int, code: String, pointers: [String]) {
        self.status = status
        self.code = code
        self.pointers = pointers
    }

    /// The same, shorter to write.
    public init(_ status: Int, _ code: String, at pointers: String...) {
        self.init(status: status, code: code, pointers: pointers)
    }
}
