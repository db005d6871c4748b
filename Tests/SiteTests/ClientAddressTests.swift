import HTTPTypes
import Hummingbird
import Testing

@testable import Site

@Suite("The client's address")
struct ClientAddressTests {
  private func address(_ headers: [String], trusting: [String], connection: String = "10.0.0.1") -> String {
    ClientAddress(trustedProxies: trusting.compactMap(AddressRange.init)).address(of: headers, connection: connection)
  }

  @Test("is the connection's unless a trusted proxy says otherwise")
  func direct() {
    #expect(address(["203.0.113.7"], trusting: []) == "10.0.0.1")
    #expect(address(["203.0.113.7"], trusting: ["10.0.0.2"]) == "10.0.0.1")
    #expect(address([], trusting: ["10.0.0.1"]) == "10.0.0.1")
  }

  @Test("is the last entry that no trusted proxy wrote for another")
  func forwarded() {
    #expect(address(["203.0.113.7"], trusting: ["10.0.0.1"]) == "203.0.113.7")
    #expect(address(["203.0.113.7, 10.0.0.9"], trusting: ["10.0.0.0/8"]) == "203.0.113.7")
    #expect(address(["203.0.113.7", "10.0.0.9"], trusting: ["10.0.0.0/8"]) == "203.0.113.7")
    #expect(address(["2001:db8::7"], trusting: ["::1"], connection: "::1") == "2001:db8::7")
    #expect(address(["203.0.113.7"], trusting: ["127.0.0.1"], connection: "::ffff:127.0.0.1") == "203.0.113.7")
  }

  @Test("cannot be invented by the client")
  func invented() {
    #expect(address(["1.2.3.4, 203.0.113.7"], trusting: ["10.0.0.1"]) == "203.0.113.7")
    #expect(address(["1.2.3.4, unknown"], trusting: ["10.0.0.1"]) == "10.0.0.1")
    #expect(address(["nonsense"], trusting: ["10.0.0.1"]) == "10.0.0.1")
    #expect(address([", ,"], trusting: ["10.0.0.1"]) == "10.0.0.1")
  }

  @Test("in a range is compared bit by bit")
  func ranges() throws {
    let range = try #require(AddressRange("192.168.4.0/22"))
    #expect(range.contains("192.168.7.255") && !range.contains("192.168.8.0") && !range.contains("::1") && !range.contains("x"))
    #expect(try #require(AddressRange("0.0.0.0/0")).contains("8.8.8.8"))
    #expect(try #require(AddressRange("2001:db8::/33")).contains("2001:db8:7fff::1"))
    #expect(try #require(AddressRange("2001:db8::/33")).contains("2001:db8:8000::1") == false)
  }

  @Test(
    "is none", arguments: ["", "10.0.0", "10.0.0.1/33", "10.0.0.1/-1", "10.0.0.1/", "localhost", "10.0.0.1/8/8", "::1/129", "10.0.0.1 "])
  func noRange(_ text: String) { #expect(AddressRange(text) == nil) }
}
