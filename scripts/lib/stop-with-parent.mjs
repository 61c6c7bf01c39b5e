// Loaded into the gateway and the worker before their own code: when `npm start` is killed the hard way, they go too.
if (process.channel) {
  process.once('disconnect', () => {
    process.kill(process.pid, 'SIGTERM');
    setTimeout(() => process.kill(process.pid, 'SIGKILL'), 10_000).unref();
  });
  process.channel.unref();
}
