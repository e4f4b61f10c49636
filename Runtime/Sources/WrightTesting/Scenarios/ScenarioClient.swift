import AsyncHTTPClient
import HTTPTypes
import WrightRuntime

/// Sends the requests of a scenario over HTTP.
struct ScenarioClient: Sendable {
    let baseURL: String

    func send(
        _ method: HTTPRequest.Method,
        _ path: String,
        headers: [String: String],
        json: JSONValue?
    ) async throws -> TestAnswer {
        var request = HTTPClientRequest(url: path.hasPrefix("/") ? baseURL + path : path)
        request.method = .init(rawValue: method.rawValue)
        for (name, value) in headers { request.headers.add(name: name, value: value) }
        if let json {
            if !request.headers.contains(name: "Content-Type") {
                request.headers.add(name: "Content-Type", value: "application/json")
            }
            request.body = .bytes(json.bytes)
        }
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(10))
        let body = try await response.body.collect(upTo: 16 << 20)
        var fields: HTTPFields = [:]
        for (name, value) in response.headers {
            guard let name = HTTPField.Name(name) else { continue }
            fields.append(HTTPField(name: name, value: value))
        }
        return TestAnswer(
            request: "\(method.rawValue) \(path)",
            status: Int(response.status.code),
            headers: fields,
            bytes: Array(body.readableBytesView)
        )
    }
}
