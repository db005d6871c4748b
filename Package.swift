// swift-tools-version: 6.2
import PackageDescription

let package = Package(
  name: "Duban",
  products: [.executable(name: "duban", targets: ["duban"])],
  dependencies: [
    .package(url: "https://github.com/hummingbird-project/hummingbird", exact: "2.28.1"),
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/apple/swift-http-types", from: "1.8.0"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.13.0"),
  ],
  targets: [
    // Built first: templates, texts and YAML become Swift.
    .executableTarget(name: "WebCompiler"),
    .plugin(name: "WebPlugin", capability: .buildTool(), dependencies: ["WebCompiler"]),
    .target(name: "CCurl", linkerSettings: [.linkedLibrary("curl")]),
    .systemLibrary(name: "CMalloc"),
    .systemLibrary(name: "CArgon2", pkgConfig: "libargon2", providers: [.apt(["libargon2-dev"])]),
    .systemLibrary(name: "CPostgreSQL", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
    .systemLibrary(name: "CZip", pkgConfig: "libzip", providers: [.apt(["libzip-dev"])]),

    // The modules, lowest first; a module knows only those that it depends on here.
    .target(name: "Domain"),
    .target(name: "Workflows", path: "Workflows", plugins: ["WebPlugin"]),
    .target(name: "Web", dependencies: ["Domain"], path: "Web", plugins: ["WebPlugin"]),
    .target(name: "WorkflowFiles", dependencies: ["Domain", .product(name: "Yams", package: "Yams")]),
    .target(name: "Application", dependencies: ["Domain", .product(name: "Logging", package: "swift-log")]),
    .target(name: "Notices", dependencies: ["Domain"]),
    .target(name: "Documents", dependencies: ["CZip", "Domain"]),
    .target(
      name: "Store",
      dependencies: [
        "CArgon2", "CPostgreSQL", "CSQLite", "Domain", .product(name: "Crypto", package: "swift-crypto"),
      ], plugins: ["WebPlugin"]),
    .target(
      name: "Delivery",
      dependencies: [
        "Application", "CCurl", "Domain", "Web", .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .target(
      name: "Site",
      dependencies: [
        "Application", "Domain", "Web", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "HTTPTypes", package: "swift-http-types"),
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
      ]),
    .executableTarget(
      name: "duban",
      dependencies: [
        "Application", "CMalloc", "Delivery", "Documents", "Domain", "Notices", "Site", "Store", "Web", "WorkflowFiles", "Workflows",
        .product(name: "ArgumentParser", package: "swift-argument-parser"), .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
      ],
      // Swift's own libraries lie in the binary, at a fixed address: a start need not bind and move them, and calls into them go straight
      // there.
      linkerSettings: [
        .unsafeFlags(
          [
            "-static-stdlib", "-l_CFXMLInterface", "-lCoreFoundation", "-l_FoundationICU", "-l_FoundationCShims",
            "-l_FoundationCollections", "-lFoundationInternationalization", "-lFoundationEssentials", "-lxml2", "-ldispatch",
            "-lBlocksRuntime", "-Xclang-linker", "-no-pie",
          ], .when(configuration: .release))
      ]),

    .target(
      name: "TestSupport",
      dependencies: [
        .product(name: "AsyncHTTPClient", package: "async-http-client"), .product(name: "NIOCore", package: "swift-nio"),
        .product(name: "NIOHTTP1", package: "swift-nio"),
      ], path: "Tests/TestSupport",
      exclude: ["guard.py", "smtp_receiver.py"]),
    .testTarget(name: "WebCompilerTests", dependencies: ["WebCompiler"]),
    .testTarget(name: "WebTests", dependencies: ["Domain", "Web"], exclude: ["Golden"]),
    .testTarget(name: "DomainTests", dependencies: ["Domain", "WorkflowFiles", "Workflows", "TestSupport"]),
    .testTarget(
      name: "WorkflowFilesTests", dependencies: ["Domain", "WorkflowFiles", "Workflows", "TestSupport"], exclude: ["scxml_walk.py"]),
    .testTarget(name: "NoticesTests", dependencies: ["Domain", "Notices"], resources: [.copy("Fixtures")]),
    .testTarget(name: "DocumentsTests", dependencies: ["Documents", "Domain", "TestSupport"], exclude: ["make_documents.py"]),
    .testTarget(
      name: "StoreTests",
      dependencies: ["Store", "WorkflowFiles", "Workflows", "TestSupport"], resources: [.copy("Fixtures")]),
    .testTarget(name: "DeliveryTests", dependencies: ["Delivery", "TestSupport"]),
    .testTarget(
      name: "SiteTests",
      dependencies: [
        "Application",
        "Domain", "Site", .product(name: "HTTPTypes", package: "swift-http-types"), .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTesting", package: "hummingbird"), .product(name: "NIOCore", package: "swift-nio"),
      ]),
    .testTarget(name: "CommandTests", dependencies: ["Delivery", "Domain", "duban"]),
    // Reads the source tree as text.
    .testTarget(name: "ArchitectureTests"),
    // From outside: a real duban over HTTP, SQLite and SMTP.
    .testTarget(name: "InitiativeTests", dependencies: ["TestSupport"]),
    .testTarget(name: "FaultTests", dependencies: ["TestSupport"]),
    // A real browser; its pictures lie in .build/screenshots.
    .testTarget(name: "BrowserTests", dependencies: ["TestSupport"]),
  ]
)

// `make fuzz`: the readers under a coverage-guided fuzzer. Apart, since its flags would go through everything else.
let isFuzzing = Context.environment["DUBAN_FUZZ"] != nil
if isFuzzing {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["Documents", "Domain", "Notices", "WorkflowFiles"], path: "Tests/Fuzz",
      linkerSettings: [.unsafeFlags(["-sanitize=fuzzer", "-use-ld=lld"])]))
}

for target in package.targets where ![.plugin, .system].contains(target.type) && target.name != "CCurl" {
  target.swiftSettings = [
    .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
  ]
  if isFuzzing, ["Documents", "Domain", "Fuzz", "Notices", "WorkflowFiles"].contains(target.name) {
    target.swiftSettings?.append(.unsafeFlags(["-sanitize=fuzzer", "-parse-as-library"]))
  }
}
