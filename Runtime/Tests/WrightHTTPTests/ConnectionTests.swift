import Foundation
import Testing
import WrightHTTP
import WrightTesting

/// What happens below HTTP: broken, slow and vanishing callers. None of them may hurt the others.
struct ConnectionTests {
    private func connection(to service: ServiceHarness) throws -> RawConnection {
        try RawConnection(port: try #require(service.port))
    }

    private func expectAlive(_ service: ServiceHarness) async throws {
        let status = try await service.send(.get, "/health/live")["status"]
        #expect(status == "live")
    }

    @Test(arguments: [
        "GARBAGE\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "GET /notes HTTP/1.1\r\nBad Header: x\r\n\r\n",
        "POST /notes HTTP/1.1\r\nHost: a\r\nContent-Length: x\r\n\r\n", "\u{0}\u{1}\u{2}\r\n\r\n",
        "GET /notes HTTP/1.1\r\nX: \(String(repeating: "a", count: 100_000))\r\n\r\n",
    ])
    func malformedRequestsAreRefused(text: String) async throws {
        try await withExample(transport: .live) { service in
            let connection = try connection(to: service)
            try connection.send(text)
            let answer = try await connection.readToEnd(.seconds(5))
            #expect(answer.hasPrefix("HTTP/1.1 400"))
            try await expectAlive(service)
        }
    }

    @Test func aConnectionGoesOnAfterARefusedBody() async throws {
        try await withExample(transport: .live) { service in
            let connection = try connection(to: service)
            let body = String(repeating: "x", count: 5000)
            let type = "Content-Type: application/json\r\n"
            try connection.send("POST /echo/a HTTP/1.1\r\nHost: a\r\n\(type)Content-Length: 5000\r\n\r\n\(body)")
            try connection.send("GET /health/live HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n")
            let answer = try await connection.readToEnd(.seconds(5))
            #expect(answer.contains("HTTP/1.1 413"))
            #expect(answer.contains("HTTP/1.1 200"))
        }
    }

    @Test func aChunkedBodyIsCountedToo() async throws {
        try await withExample(transport: .live) { service in
            let connection = try connection(to: service)
            let chunk = "200\r\n\(String(repeating: "x", count: 512))\r\n"
            let head = "POST /echo/a HTTP/1.1\r\nHost: a\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
            try connection.send("\(head)\(chunk)\(chunk)0\r\n\r\n")
            let isRefused = try await connection.readToEnd(.seconds(5)).hasPrefix("HTTP/1.1 413")
            #expect(isRefused)
        }
    }

    @Test func aCallerThatVanishesDoesNoHarm() async throws {
        try await withExample(transport: .live) { service in
            for text in [
                "POST /echo/a HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n{",
                "GET /wait HTTP/1.1\r\nHost: a\r\n\r\n", "GET /not", "",
            ] {
                let connection = try connection(to: service)
                try connection.send(text)
                connection.close()
            }
            try await expectAlive(service)
        }
    }

    @Test func aBodyThatDripsIsCutOff() async throws {
        try await withExample(transport: .live) { service in
            let connection = try connection(to: service)
            let head =
                "POST /echo/a HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 900\r\n\r\n"
            try connection.send(head)
            let start = ContinuousClock.now
            let dripping = Task {
                while !Task.isCancelled {
                    try connection.send(" ")
                    try await Task.sleep(for: .milliseconds(50))
                }
            }
            let answer = try await connection.readToEnd(.seconds(5))
            dripping.cancel()
            #expect(answer.hasPrefix("HTTP/1.1 408"))
            #expect(answer.contains(#""instance":"/echo/a","code":"request_timeout""#))
            #expect(ContinuousClock.now - start < .seconds(4))
            try await expectAlive(service)
        }
    }

    @Test func anIdleConnectionIsClosed() async throws {
        let limits = ServiceLimits(idleTimeout: .milliseconds(200), transferTimeout: .seconds(5))
        try await withExample(transport: .live, limits: limits) { service in
            let connection = try connection(to: service)
            try connection.send("GET /notes HTTP/1.1\r\nHo")
            let received = try await connection.readToEnd(.seconds(5))
            #expect(received == "")
            let answered = try self.connection(to: service)
            try answered.send("GET /health/live HTTP/1.1\r\nHost: a\r\n\r\n")
            let isAnswered = try await answered.readToEnd(.seconds(5)).contains("live")
            #expect(isAnswered)
        }
    }
}
