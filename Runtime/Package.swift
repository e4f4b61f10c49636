// swift-tools-version: 6.2
import Foundation
import PackageDescription

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

/// Left behind where the runtime is vendored into a written service.
let tests: [Target] =
    FileManager.default.fileExists(atPath: Context.packageDirectory + "/Tests")
    ? [
        // A small service, so that the tests of HTTP and of scenarios have something to call and to start.
        .executableTarget(
            name: "ExampleService",
            dependencies: [
                "WrightRuntime",
                "WrightSQLite",
                "WrightHTTP",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Logging", package: "swift-log"),
            ],
            path: "Tests/ExampleService",
            swiftSettings: settings
        ),
        .testTarget(
            name: "WrightRuntimeTests",
            dependencies: ["WrightRuntime", "WrightSQLite"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WrightSQLiteTests",
            dependencies: ["WrightSQLite", "WrightRuntime"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WrightHTTPTests",
            dependencies: ["ExampleService", "WrightHTTP", "WrightTesting", "WrightSQLite", "WrightRuntime"],
            swiftSettings: settings
        ),
        .testTarget(
            name: "WrightTestingTests",
            dependencies: ["ExampleService", "WrightTesting", "WrightHTTP", "WrightSQLite", "WrightRuntime"],
            swiftSettings: settings
        ),
    ] : []

/// Packages that come in through others, at the versions that were tested together.
let transitive: [Package.Dependency] = [
    .package(url: "https://github.com/apple/swift-algorithms.git", exact: "1.2.1"),
    .package(url: "https://github.com/apple/swift-asn1.git", exact: "1.7.4"),
    .package(url: "https://github.com/apple/swift-async-algorithms.git", exact: "1.1.4"),
    .package(url: "https://github.com/apple/swift-atomics.git", exact: "1.3.0"),
    .package(url: "https://github.com/apple/swift-certificates.git", exact: "1.21.1"),
    .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
    .package(url: "https://github.com/apple/swift-distributed-tracing.git", exact: "1.7.3"),
    .package(url: "https://github.com/apple/swift-http-structured-headers.git", exact: "1.7.0"),
    .package(url: "https://github.com/apple/swift-nio-http2.git", exact: "1.46.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", exact: "2.37.6"),
    .package(url: "https://github.com/apple/swift-nio-transport-services.git", exact: "1.28.0"),
    .package(url: "https://github.com/apple/swift-numerics.git", exact: "1.1.1"),
    .package(url: "https://github.com/apple/swift-service-context.git", exact: "1.5.1"),
    .package(url: "https://github.com/apple/swift-system", exact: "1.8.1"),
]

let package = Package(
    name: "WrightRuntime",
    platforms: [.macOS(.v15)],
    products: [
        .library(name: "WrightRuntime", targets: ["WrightRuntime"]),
        .library(name: "WrightSQLite", targets: ["WrightSQLite"]),
        .library(name: "WrightHTTP", targets: ["WrightHTTP"]),
        .library(name: "WrightTesting", targets: ["WrightTesting"]),
    ],
    dependencies: [
        .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
        .package(url: "https://github.com/groue/GRDB.swift", exact: "7.10.0"),
        .package(url: "https://github.com/vapor/jwt-kit", exact: "5.7.1"),
        .package(url: "https://github.com/apple/swift-configuration", exact: "1.4.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", exact: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", exact: "2.13.0"),
        .package(url: "https://github.com/apple/swift-http-types", exact: "1.8.0"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/swift-server/swift-service-lifecycle", exact: "2.13.0"),
        .package(url: "https://github.com/swift-server/async-http-client", exact: "1.37.0"),
        // Named for the connection deadlines alone; Hummingbird brings them in anyway.
        .package(url: "https://github.com/apple/swift-nio", exact: "2.101.2"),
        .package(url: "https://github.com/apple/swift-nio-extras", exact: "1.35.2"),
    ] + transitive,
    targets: [
        // Values, rules, storage protocol, repositories: no HTTP and no database driver.
        .target(
            name: "WrightRuntime",
            dependencies: [.product(name: "Crypto", package: "swift-crypto")],
            swiftSettings: settings
        ),
        .target(
            name: "WrightSQLite",
            dependencies: ["WrightRuntime", .product(name: "GRDB", package: "GRDB.swift")],
            swiftSettings: settings
        ),
        .target(
            name: "WrightHTTP",
            dependencies: [
                "WrightRuntime",
                .product(name: "Hummingbird", package: "hummingbird"),
                .product(name: "JWTKit", package: "jwt-kit"),
                .product(name: "Configuration", package: "swift-configuration"),
                .product(name: "Crypto", package: "swift-crypto"),
                .product(name: "Logging", package: "swift-log"),
                .product(name: "Metrics", package: "swift-metrics"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "NIOCore", package: "swift-nio"),
                .product(name: "NIOHTTPTypes", package: "swift-nio-extras"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "WrightTesting",
            dependencies: [
                "WrightRuntime",
                "WrightSQLite",
                "WrightHTTP",
                .product(name: "HummingbirdTesting", package: "hummingbird"),
                .product(name: "AsyncHTTPClient", package: "async-http-client"),
                .product(name: "HTTPTypes", package: "swift-http-types"),
                .product(name: "Logging", package: "swift-log"),
            ],
            swiftSettings: settings
        ),
    ] + tests
)
