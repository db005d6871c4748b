// swift-tools-version: 6.2
import PackageDescription

// A separate package, so that the product gets none of its dependencies. Needs only libsqlite3.
let package = Package(
  name: "Benchmarks",
  targets: [
    .target(name: "CBench", cSettings: [.define("_GNU_SOURCE")], linkerSettings: [.linkedLibrary("sqlite3")]),
    .executableTarget(
      name: "bench", dependencies: ["CBench"],
      swiftSettings: [
        .treatAllWarnings(as: .error), .enableUpcomingFeature("ExistentialAny"), .enableUpcomingFeature("MemberImportVisibility"),
      ]),
  ]
)
