// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .treatAllWarnings(as: .error),
    .enableUpcomingFeature("ExistentialAny"),
]

func room(_ name: String, knows dependencies: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: dependencies, swiftSettings: settings)
}

func tests(of name: String, knows dependencies: [Target.Dependency] = [], resources: [Resource] = []) -> Target {
    .testTarget(
        name: name + "Tests",
        dependencies: [.init(stringLiteral: name)] + dependencies,
        resources: resources,
        swiftSettings: settings
    )
}

/// Links the Swift runtime and Foundation into the executable: a quarter of the time of `wright check` would else go by until
/// twenty shared libraries are loaded. What they need of each other is named, since only dynamic ones know it themselves.
let linkedIn: [LinkerSetting] = {
    let libraries = [
        "Foundation", "FoundationEssentials", "FoundationInternationalization", "_FoundationICU", "_FoundationCShims",
        "_FoundationCollections", "CoreFoundation", "swiftSynchronization", "swiftDispatch", "dispatch",
        "BlocksRuntime",
    ]
    let words = ["--start-group"] + libraries.map { "-l" + $0 } + ["--end-group", "-lstdc++", "-ldl"]
    return [
        .unsafeFlags(
            ["-static-stdlib"] + words.flatMap { ["-Xlinker", $0] },
            .when(platforms: [.linux], configuration: .release)
        )
    ]
}()

let collections: Target.Dependency = .product(name: "OrderedCollections", package: "swift-collections")
let yams: Target.Dependency = .product(name: "Yams", package: "Yams")
let subprocess: Target.Dependency = .product(name: "Subprocess", package: "swift-subprocess")

let package = Package(
    name: "wright",
    platforms: [.macOS(.v15)],
    products: [.executable(name: "wright", targets: ["wright"])],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", exact: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", exact: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", exact: "4.5.2"),
        .package(url: "https://github.com/swiftlang/swift-subprocess", exact: "1.0.2"),
        .package(url: "https://github.com/swiftlang/swift-syntax", exact: "603.0.1"),
        .package(url: "https://github.com/jpsim/Yams", exact: "6.2.2"),
    ],
    targets: [
        .systemLibrary(
            name: "CMarkGFM",
            providers: [.apt(["libcmark-gfm-dev", "libcmark-gfm-extensions-dev"])]
        ),
        room("Diagnostics"),
        room("DocumentReader", knows: ["Diagnostics", "CMarkGFM"]),
        room("Expressions", knows: ["Diagnostics"]),
        room("DesignModel", knows: ["Diagnostics", "DocumentReader", "Expressions", collections]),
        room("Verification", knows: ["Diagnostics", "DocumentReader", "Expressions", "DesignModel", collections]),
        room("Planning", knows: ["Diagnostics", "Expressions", "DesignModel", "Verification", collections]),
        room("SwiftTree"),
        room(
            "Generation",
            knows: [
                "Diagnostics", "Expressions", "DesignModel", "Verification", "Planning", "SwiftTree", collections, yams,
            ]
        ),
        room(
            "Gate",
            knows: [
                "DesignModel", "Verification", "Planning", "Generation", subprocess, yams,
                .product(name: "SwiftParser", package: "swift-syntax"),
                .product(name: "SwiftSyntax", package: "swift-syntax"),
            ]
        ),
        .executableTarget(
            name: "wright",
            dependencies: [
                "Diagnostics", "DocumentReader", "Expressions", "DesignModel", "Verification", "Planning", "Generation",
                "Gate", subprocess,
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
                .product(name: "Crypto", package: "swift-crypto"),
            ],
            swiftSettings: settings,
            linkerSettings: linkedIn
        ),
        .executableTarget(
            name: "alter",
            dependencies: [subprocess, .product(name: "ArgumentParser", package: "swift-argument-parser")],
            swiftSettings: settings
        ),
        room("SeededRandom"),
        .executableTarget(
            name: "mutate",
            dependencies: [
                "Diagnostics", "DocumentReader", "DesignModel", "Verification", "SeededRandom",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "fuzz",
            dependencies: [
                "Diagnostics", "DocumentReader", "DesignModel", "Verification", "SeededRandom",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        .executableTarget(
            name: "conformance",
            dependencies: [
                "Diagnostics", "Expressions", "Generation",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings
        ),
        tests(of: "Diagnostics"),
        tests(of: "DocumentReader", knows: ["Diagnostics"]),
        tests(of: "DesignModel", knows: ["Diagnostics", "DocumentReader", "Expressions"]),
        tests(
            of: "Verification",
            knows: ["Diagnostics", "DocumentReader", "DesignModel"],
            resources: [
                .copy("Base.md"), .copy("BaseWithWorkers.md"), .copy("BaseOfExistingAPI.md"), .copy("Rules"),
                .copy("Cells"),
            ]
        ),
        tests(of: "Expressions", knows: ["Diagnostics"]),
        tests(of: "SwiftTree"),
        tests(
            of: "Generation",
            knows: ["Diagnostics", "DocumentReader", "Expressions", "DesignModel", "Verification", "Planning"]
        ),
        tests(
            of: "Planning",
            knows: ["Diagnostics", "DocumentReader", "Expressions", "DesignModel", "Verification"]
        ),
        tests(of: "Gate", knows: ["Planning"]),
        tests(of: "wright", knows: ["Diagnostics", "DocumentReader", "Generation"]),
        tests(of: "fuzz", knows: ["SeededRandom"]),
        tests(of: "mutate"),
        tests(of: "conformance", knows: ["Generation"]),
    ]
)
