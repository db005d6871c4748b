import CBench
import Foundation

/// nginx sending the same bytes from files: the limit of this machine.
struct Nginx {
  let server: Child
  let port = bench_free_port()
  let first: Double

  /// - Parameter files: contents by name.
  init(_ files: [String: String], folder: String) throws {
    let root = folder + "/nginx"
    try FileManager.default.createDirectory(atPath: root, withIntermediateDirectories: true)
    for (name, text) in files { try text.write(toFile: "\(root)/\(name)", atomically: false, encoding: .utf8) }
    let settings = """
      \(getuid() == 0 ? "user root;" : "")
      daemon off; worker_processes auto; pid \(root)/pid; error_log \(root)/errors;
      events { worker_connections 1024; }
      http {
        access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; default_type text/html;
        client_body_temp_path \(root)/body; proxy_temp_path \(root)/proxy; fastcgi_temp_path \(root)/fastcgi;
        uwsgi_temp_path \(root)/uwsgi; scgi_temp_path \(root)/scgi;
        server { listen 127.0.0.1:\(port); root \(root); }
      }
      """
    try settings.write(toFile: root + "/nginx.conf", atomically: false, encoding: .utf8)
    let path = ["/usr/sbin/nginx", "/usr/local/sbin/nginx", "/usr/bin/nginx"].first { FileManager.default.isExecutableFile(atPath: $0) }
    let start = bench_clock()
    server = try Child([path ?? "nginx", "-p", root, "-c", root + "/nginx.conf"], log: root + "/log")
    first = try server.answers(Request("GET", "/" + files.keys.first!), port: port, since: start)
  }
}
