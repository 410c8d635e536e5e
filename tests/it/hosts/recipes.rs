//! The recipes of the README: each server with the guide in a folder of another site.

use std::path::Path;

use super::server::{Server, find, is_root};

/// Where the guide lies on each server; on disk, in `www` of the server's room.
pub(super) const GUIDE: &str = "/help/guide/";

/// Debian's module that sends what was packed with Brotli.
const NGINX_BROTLI: &str = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so";

pub(super) fn nginx_has_brotli() -> bool {
    Path::new(NGINX_BROTLI).is_file()
}

fn folder(room: &Path) -> String {
    format!("{}/www{}", room.display(), GUIDE.trim_end_matches('/'))
}

/// nginx; `None` where it is not installed and need not be.
pub(super) fn nginx(room: &Path) -> Option<Server> {
    nginx_that(room, "")
}

/// nginx with these directives more for the guide; `None` where it is not installed and need not be.
pub(super) fn nginx_that(room: &Path, does: &str) -> Option<Server> {
    let (load, brotli) = match nginx_has_brotli() {
        true => (format!("load_module {NGINX_BROTLI};"), "brotli_static on;"),
        false => (String::new(), ""),
    };
    let folder = folder(room);
    Some(Server::start(room, &find("nginx")?, |room, port| {
        let room = room.display();
        let user = if is_root() { "user root;" } else { "" };
        let text = format!(
            "{load} {user} daemon off; pid {room}/pid; error_log stderr notice; events {{}}
             http {{
                 include /etc/nginx/mime.types; access_log off;
                 client_body_temp_path {room}/t1; proxy_temp_path {room}/t2; fastcgi_temp_path {room}/t3;
                 uwsgi_temp_path {room}/t4; scgi_temp_path {room}/t5;
                 server {{
                     listen 127.0.0.1:{port}; root {room}/www;
                     location {GUIDE} {{
                         alias {folder}/;
                         set $guide {GUIDE};
                         include {folder}/nginx.conf;
                         {brotli}
                         {does}
                     }}
                 }}
             }}"
        );
        (vec!["-e".into(), "stderr".into(), "-c".into()], text, "start worker process")
    }))
}

/// Apache; `None` where it is not installed and need not be.
pub(super) fn apache(room: &Path) -> Option<Server> {
    Some(Server::start(room, &find("apache2")?, |room, port| {
        let room = room.display();
        let modules: String =
            ["mpm_event", "authz_core", "dir", "mime", "headers", "rewrite", "env", "setenvif", "alias"]
                .map(|module| {
                    format!("LoadModule {module}_module /usr/lib/apache2/modules/mod_{module}.so\n")
                })
                .concat();
        let user = if is_root() { "User www-data\nGroup www-data\n" } else { "" };
        let text = format!(
            "{modules}{user}ServerRoot {room}\nServerName localhost\nListen 127.0.0.1:{port}\nPidFile {room}/pid
             ErrorLog /dev/stderr\nLogLevel notice\nTypesConfig /etc/mime.types\nDocumentRoot {room}/www
             <Directory {room}/www>\nAllowOverride All\nRequire all granted\n</Directory>\n"
        );
        (vec!["-DFOREGROUND".into(), "-f".into()], text, "resuming normal operations")
    }))
}

/// Caddy; `None` where it is not installed and need not be.
pub(super) fn caddy(room: &Path) -> Option<Server> {
    let folder = folder(room);
    Some(Server::start(room, &find("caddy")?, |_, port| {
        let text = format!(
            "{{\n\tadmin off\n\tauto_https off\n}}
             http://127.0.0.1:{port} {{\n\tbind 127.0.0.1
             \thandle_path {GUIDE}* {{\n\t\troot * {folder}\n\t\timport {folder}/Caddyfile\n\t}}\n}}\n"
        );
        (
            vec!["run".into(), "--adapter".into(), "caddyfile".into(), "--config".into()],
            text,
            "serving initial configuration",
        )
    }))
}
