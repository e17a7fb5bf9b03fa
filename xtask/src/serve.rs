//! Serves `dist/` on this machine, under the strictest policy that the widget promises to work under.

use std::fs::File;
use std::net::{Ipv4Addr, TcpListener};
use std::path::{Path, PathBuf};

use tiny_http::{Header, Method, Request, Response, Server};

use crate::run::Result;
use crate::{bundle, size, tools};

const USUAL_PORT: u16 = 8080;

/// Nothing but the site's own files, no inline code, no HTML from strings.
const POLICY: &str = "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; style-src 'self'; connect-src 'self'; \
    img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'; \
    require-trusted-types-for 'script'; trusted-types 'none'";

/// Builds the site and serves it until stopped; without a given port, on the first free one.
pub fn serve(port: Option<u16>) -> Result {
    let site = bundle::build(&tools::for_build()?)?;
    size::print(&site)?;
    let listener = listen(port)?;
    let address = listener.local_addr().map_err(|error| error.to_string())?;
    let server = Server::from_listener(listener, None).map_err(|error| format!("the server did not start: {error}"))?;
    println!("\nServing http://{address}/ (stop with Ctrl+C)");
    for request in server.incoming_requests() {
        // A visitor who goes away before the answer is complete is no error of ours.
        let _ = respond(request, &site);
    }
    Ok(())
}

fn listen(port: Option<u16>) -> Result<TcpListener> {
    let ports = match port {
        Some(port) => port..=port,
        None => USUAL_PORT..=USUAL_PORT + 99,
    };
    let (first, last) = (*ports.start(), *ports.end());
    let mut refusal = String::new();
    for port in ports {
        match TcpListener::bind((Ipv4Addr::LOCALHOST, port)) {
            Ok(listener) => return Ok(listener),
            Err(error) => refusal = error.to_string(),
        }
    }
    Err(match port {
        Some(port) => format!("port {port} cannot be used: {refusal}; choose another with --port"),
        None => format!("none of the ports {first} to {last} can be used: {refusal}; choose one with --port"),
    })
}

fn respond(request: Request, site: &Path) -> std::io::Result<()> {
    if !matches!(request.method(), Method::Get | Method::Head) {
        return request.respond(Response::empty(405));
    }
    let Some(file) = file(site, request.url()) else {
        return request.respond(Response::from_string("Not found").with_status_code(404));
    };
    let name = file.file_name().and_then(|name| name.to_str()).unwrap_or_default();
    let mut response = Response::from_file(File::open(&file)?);
    for (field, value) in [
        ("Content-Type", content_type(name)),
        ("Cache-Control", cache_control(name)),
        ("Content-Security-Policy", POLICY),
        ("X-Content-Type-Options", "nosniff"),
        ("Referrer-Policy", "no-referrer"),
        // Other sites may embed the widget from here.
        ("Access-Control-Allow-Origin", "*"),
        ("Cross-Origin-Resource-Policy", "cross-origin"),
    ] {
        if let Ok(header) = Header::from_bytes(field, value) {
            response.add_header(header);
        }
    }
    request.respond(response)
}

/// The file for an address, if it is one below `site`.
fn file(site: &Path, url: &str) -> Option<PathBuf> {
    let path = url.split(['?', '#']).next()?.strip_prefix('/')?;
    let path = if path.is_empty() { "index.html" } else { path };
    let is_plain = |part: &str| !part.is_empty() && !part.starts_with('.') && !part.contains('\\');
    let file = site.join(path);
    (path.split('/').all(is_plain) && file.is_file()).then_some(file)
}

fn content_type(name: &str) -> &'static str {
    match name.rsplit('.').next() {
        Some("html") => "text/html; charset=utf-8",
        Some("js") => "text/javascript; charset=utf-8",
        Some("css") => "text/css; charset=utf-8",
        Some("json") => "application/json",
        Some("wasm") => "application/wasm",
        Some("svg") => "image/svg+xml",
        _ => "application/octet-stream",
    }
}

/// Names with a hash never change what they mean: `role-fit.0123456789abcdef.js`.
fn cache_control(name: &str) -> &'static str {
    let is_hash = |part: &str| part.len() == 16 && part.bytes().all(|byte| byte.is_ascii_hexdigit());
    if name.split('.').any(is_hash) { "public, max-age=31536000, immutable" } else { "no-cache" }
}

#[cfg(test)]
mod tests {
    use super::{cache_control, file};
    use std::path::Path;

    #[test]
    fn only_files_below_the_site_are_served() {
        let site = Path::new(env!("CARGO_MANIFEST_DIR"));
        assert_eq!(file(site, "/Cargo.toml?x=1"), Some(site.join("Cargo.toml")));
        for outside in ["/../Cargo.toml", "//etc/passwd", "/.npmrc", "/src", "/src/", "Cargo.toml", "/missing"] {
            assert_eq!(file(site, outside), None, "{outside}");
        }
    }

    #[test]
    fn only_names_with_a_hash_are_kept_for_good() {
        assert!(cache_control("role-fit.0123456789abcdef.wasm").contains("immutable"));
        assert_eq!(cache_control("role-fit.js"), "no-cache");
        assert_eq!(cache_control("index.html"), "no-cache");
    }
}
