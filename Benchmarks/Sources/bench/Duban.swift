import CBench
import Foundation

/// The release build, with a database of its own in `folder`.
struct Duban {
  let binary: String
  let folder: String
  let port = bench_free_port()
  /// The start of its clock; nil for the machine's clock.
  var clock: String?
  /// The database's URL if it is not a file of its own.
  var server: String?

  init(binary: String, folder: String) {
    self.binary = binary
    self.folder = folder
  }

  var database: String { folder + "/duban.sqlite" }
  private var environment: [String: String] {
    let settings = ["DUBAN_DATABASE": server ?? database, "DUBAN_PORT": String(port), "DUBAN_RATE_LIMIT": "off", "LANG": "zh_CN.UTF-8"]
    return settings.merging(clock.map { ["DUBAN_CLOCK": $0, "DUBAN_TESTING": "1"] } ?? [:]) { $1 }
  }

  /// The first column of a query's rows.
  func texts(_ sql: String) throws -> [String] {
    var texts: [String] = []
    withUnsafeMutablePointer(to: &texts) { texts in
      bench_texts(database, sql, texts) { texts, text in
        texts!.assumingMemoryBound(to: [String].self).pointee.append(String(cString: text!))
      }
    }
    return texts
  }

  typealias Run = (output: String, seconds: Double, used: bench_ended)

  /// Runs a command to its end.
  /// - Returns: its output, duration and use of resources.
  @discardableResult
  func run(_ verb: String..., input: String? = nil, within most: Double = 120) throws -> Run {
    let file = "\(folder)/verb-\(UUID().uuidString)"
    if let input { try input.write(toFile: file + ".in", atomically: false, encoding: .utf8) }
    let start = bench_clock()
    let child = try Child([binary] + verb, environment: environment, input: input.map { _ in file + ".in" }, log: file)
    let used = try child.ended(within: most)
    return (child.written.trimmingCharacters(in: .whitespacesAndNewlines), bench_clock() - start, used)
  }

  /// Starts the server.
  /// - Returns: the server, and the seconds from its start to its first response.
  func serve() throws -> (server: Child, first: Double) {
    let start = bench_clock()
    let server = try Child([binary, "serve"], environment: environment, log: folder + "/serve-\(port).log")
    do { return (server, try server.answers(Request("GET", "/healthz"), port: port, since: start)) } catch {
      server.end()
      throw error
    }
  }

  /// The headers of a call with a token of this person.
  func token(_ login: String) throws -> [String] {
    ["Authorization: Bearer \(try run("token", login).output.components(separatedBy: "\n").last ?? "")", "Content-Type: application/json"]
  }

  /// Signs in like a browser: by the form with its hidden field; returns the cookie as a header.
  func cookie(_ login: String, _ password: String) throws -> [String] {
    guard let form = Answer(Request("GET", "/sign-in"), port: port), let csrf = form.cookie("sign-in") else {
      throw Child.Failure(description: "no sign-in page")
    }
    let body = "login=\(login)&password=\(password)&csrf=\(csrf)"
    let post = Request("POST", "/sign-in", ["Cookie: sign-in=\(csrf)", "Content-Type: application/x-www-form-urlencoded"], body: body)
    guard let answer = Answer(post, port: port), let cookie = answer.cookie("duban") else {
      throw Child.Failure(description: "sign-in refused")
    }
    return ["Cookie: duban=\(cookie)"]
  }

  /// Reads a page or document that must exist.
  func read(_ target: String, _ headers: [String]) throws -> String {
    guard let answer = Answer(Request("GET", target, headers), port: port), answer.status == 200 else {
      throw Child.Failure(description: "\(target) did not answer 200")
    }
    return answer.body
  }
}
