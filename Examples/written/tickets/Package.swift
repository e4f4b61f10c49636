// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

let package = Package(
    name: "tickets",
    platforms: [.macOS(.v15)],
    products: [
        .executable(name: "tickets", targets: ["tickets"])
    ],
    dependencies: [
        .package(path: "Vendor/WrightRuntime"),
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
    ],
    targets: [
        .target(
            name: "TicketsData",
            dependencies: [
                .product(name: "WrightRuntime", package: "WrightRuntime")
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TicketsDomain",
            dependencies: [
                "TicketsData",
                .product(name: "WrightRuntime", package: "WrightRuntime"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TicketsAPI",
            dependencies: [
                "TicketsData",
                "TicketsDomain",
                .product(name: "WrightRuntime", package: "WrightRuntime"),
                .product(name: "WrightHTTP", package: "WrightRuntime"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "tickets",
            dependencies: [
                "TicketsData",
                "TicketsDomain",
                "TicketsAPI",
                .product(name: "WrightRuntime", package: "WrightRuntime"),
                .product(name: "WrightHTTP", package: "WrightRuntime"),
                .product(name: "WrightSQLite", package: "WrightRuntime"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .target(
            name: "TicketsTestSupport",
            dependencies: [
                "TicketsData",
                .product(name: "WrightRuntime", package: "WrightRuntime"),
                .product(name: "WrightSQLite", package: "WrightRuntime"),
                .product(name: "WrightTesting", package: "WrightRuntime"),
            ],
            path: "Tests/Support",
            swiftSettings: settings
        ),
        .testTarget(
            name: "TicketsDataTests",
            dependencies: [
                "TicketsData",
                "TicketsTestSupport",
                .product(name: "WrightRuntime", package: "WrightRuntime"),
                .product(name: "WrightSQLite", package: "WrightRuntime"),
                .product(name: "WrightTesting", package: "WrightRuntime"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TicketsDomainTests",
            dependencies: [
                "TicketsData",
                "TicketsDomain",
                "TicketsTestSupport",
                .product(name: "WrightRuntime", package: "WrightRuntime"),
                .product(name: "WrightSQLite", package: "WrightRuntime"),
                .product(name: "WrightTesting", package: "WrightRuntime"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "TicketsAPITests",
            dependencies: [
                "TicketsData",
                "TicketsDomain",
                "TicketsAPI",
                "TicketsTestSupport",
                .product(name: "WrightRuntime", package: "WrightRuntime"),
                .product(name: "WrightHTTP", package: "WrightRuntime"),
                .product(name: "WrightSQLite", package: "WrightRuntime"),
                .product(name: "WrightTesting", package: "WrightRuntime"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ticketsTests",
            dependencies: [
                "tickets",
                "TicketsData",
                "TicketsDomain",
                "TicketsAPI",
                "TicketsTestSupport",
                .product(name: "WrightRuntime", package: "WrightRuntime"),
                .product(name: "WrightHTTP", package: "WrightRuntime"),
                .product(name: "WrightSQLite", package: "WrightRuntime"),
                .product(name: "WrightTesting", package: "WrightRuntime"),
            ],
            swiftSettings: settings
        ),
        .testTarget(
            name: "ScenarioTests",
            dependencies: [
                "tickets",
                "TicketsData",
                "TicketsDomain",
                "TicketsAPI",
                "TicketsTestSupport",
                .product(name: "WrightRuntime", package: "WrightRuntime"),
                .product(name: "WrightHTTP", package: "WrightRuntime"),
                .product(name: "WrightSQLite", package: "WrightRuntime"),
                .product(name: "WrightTesting", package: "WrightRuntime"),
            ],
            swiftSettings: settings
        ),
    ]
)
