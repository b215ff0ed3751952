//! Servers that are not ours: the programs that people serve static files with.

use std::fs;
use std::net::{TcpListener, TcpStream};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

use crate::engine::target;
use crate::harness::named_by;
use crate::patience::Patience;

/// A running server. It ends when it is dropped.
pub struct Server {
    /// The address of the served page, with a slash at its end.
    pub url: String,
    child: Child,
    /// What it writes down, and where it lies.
    folder: PathBuf,
}

impl Server {
    /// nginx with the configuration that is shipped with the page, of which only port and folder are
    /// changed.
    #[must_use]
    pub fn nginx(dist: &Path) -> Self {
        let program = named_by("CALL_LANDING_NGINX");
        let port = free_port();
        let folder = target().join("servers").join(format!("nginx-{port}"));
        fs::create_dir_all(&folder).expect("a folder for the server");
        let shipped = dist.join("hosting/nginx.conf");
        let shipped = fs::read_to_string(shipped).expect("the shipped configuration");
        let mut site = shipped;
        for (sample, ours) in [
            ("listen 80;", format!("listen 127.0.0.1:{port};")),
            ("/var/www/call-landing/", format!("{}/", dist.display())),
        ] {
            assert!(site.contains(sample), "the configuration has no {sample}");
            site = site.replace(sample, &ours);
        }
        let at = folder.display();
        let rest = format!(
            "daemon off; user root; worker_processes 2; pid {at}/pid; error_log {at}/errors;
             events {{ worker_connections 1024; }}
             http {{
                 log_format visit '$request_method $request_uri $status $bytes_sent';
                 access_log {at}/visits visit;
                 client_body_temp_path {at}/a; proxy_temp_path {at}/b; fastcgi_temp_path {at}/c;
                 uwsgi_temp_path {at}/d; scgi_temp_path {at}/e;
                 {site}
             }}"
        );
        let conf = folder.join("nginx.conf");
        fs::write(&conf, rest).expect("the configuration");
        let mut command = Command::new(program);
        command.arg("-e").arg(folder.join("errors")).arg("-p").arg(&folder).arg("-c").arg(conf);
        Self::start(command, port, "tools/call-landing/", folder)
    }

    /// Python's module for static files, at the root.
    #[must_use]
    pub fn python(dist: &Path) -> Self {
        let port = free_port();
        let folder = target().join("servers").join(format!("python-{port}"));
        fs::create_dir_all(&folder).expect("a folder for the server");
        let mut command = Command::new(named_by("CALL_LANDING_PYTHON"));
        command.args(["-m", "http.server", "--bind", "127.0.0.1", "--directory"]);
        command.arg(dist).arg(port.to_string());
        Self::start(command, port, "", folder)
    }

    fn start(mut command: Command, port: u16, path: &str, folder: PathBuf) -> Self {
        command.stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null());
        let child =
            command.spawn().unwrap_or_else(|error| panic!("{:?}: {error}", command.get_program()));
        let server = Self { url: format!("http://127.0.0.1:{port}/{path}"), child, folder };
        let mut patience = Patience::new(server.child.id(), Duration::from_secs(10));
        while TcpStream::connect(("127.0.0.1", port)).is_err() {
            let errors = fs::read_to_string(server.folder.join("errors")).unwrap_or_default();
            assert!(!patience.is_over(), "{:?} does not start: {errors}", command.get_program());
            thread::sleep(Duration::from_millis(20));
        }
        server
    }

    /// What was asked of nginx so far: method, address, status and bytes sent, headers included.
    #[must_use]
    pub fn visits(&self) -> Vec<Visit> {
        let log = fs::read_to_string(self.folder.join("visits")).expect("what was asked for");
        let visits = log.lines().filter_map(|line| {
            let fields: Vec<&str> = line.split(' ').collect();
            let [_, address, status, bytes] = fields[..] else { return None };
            let (status, bytes) = (status.parse().ok()?, bytes.parse().ok()?);
            Some(Visit { address: address.to_owned(), status, bytes })
        });
        visits.collect()
    }
}

/// One request.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Visit {
    /// The path that was asked for.
    pub address: String,
    /// How it was answered.
    pub status: u16,
    /// How many bytes the answer had, with its headers.
    pub bytes: u64,
}

impl Drop for Server {
    fn drop(&mut self) {
        // Asked to leave, nginx takes its workers along.
        let id = self.child.id().to_string();
        let asked = Command::new("kill").args(["-TERM", &id]).status();
        if asked.is_ok_and(|it| it.success()) {
            let start = Instant::now();
            while start.elapsed() < Duration::from_secs(2)
                && self.child.try_wait().is_ok_and(|it| it.is_none())
            {
                thread::sleep(Duration::from_millis(10));
            }
        }
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn free_port() -> u16 {
    TcpListener::bind("127.0.0.1:0").and_then(|it| it.local_addr()).expect("a free port").port()
}
