import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Ports of this machine.
enum LocalPort {
    private static let given = Mutex<Set<Int>>([])

    /// A port that nobody listens on, and that no other scenario of this process was given.
    ///
    /// - Throws: `Mismatch` where the system has none.
    static func free() throws -> Int {
        for _ in 0..<100 {
            let port = try chosenBySystem()
            if given.withLock({ $0.insert(port).inserted }) { return port }
        }
        throw Mismatch("the system offers the same ports again and again")
    }

    /// Lets the system choose a port, and gives it back at once.
    private static func chosenBySystem() throws -> Int {
        let descriptor = makeSocket()
        guard descriptor >= 0 else { throw Mismatch("no socket can be opened: error \(errno)") }
        defer { close(descriptor) }
        var address = loopback(port: 0)
        var length = socklen_t(MemoryLayout<sockaddr_in>.size)
        let isBound = withUnsafeMutablePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                bind(descriptor, general, length) == 0 && getsockname(descriptor, general, &length) == 0
            }
        }
        guard isBound else { throw Mismatch("no free port can be found: error \(errno)") }
        return Int(UInt16(bigEndian: address.sin_port))
    }

    /// Whether somebody listens on the port.
    static func isOpen(_ port: Int) -> Bool {
        let descriptor = makeSocket()
        guard descriptor >= 0 else { return false }
        defer { close(descriptor) }
        var address = loopback(port: port)
        return withUnsafePointer(to: &address) { pointer in
            pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { general in
                connect(descriptor, general, socklen_t(MemoryLayout<sockaddr_in>.size)) == 0
            }
        }
    }

    private static func makeSocket() -> Int32 {
        #if canImport(Glibc)
            socket(AF_INET, Int32(SOCK_STREAM.rawValue), 0)
        #else
            socket(AF_INET, SOCK_STREAM, 0)
        #endif
    }

    private static func loopback(port: Int) -> sockaddr_in {
        var address = sockaddr_in()
        address.sin_family = sa_family_t(AF_INET)
        address.sin_port = UInt16(truncatingIfNeeded: port).bigEndian
        address.sin_addr.s_addr = UInt32(0x7f00_0001).bigEndian
        return address
    }
}
