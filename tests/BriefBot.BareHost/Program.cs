using var host = Host.CreateApplicationBuilder(args).Build();
await host.StartAsync();
await Console.Out.WriteLineAsync("started");
await host.StopAsync();
