return await BriefBot.Host.Cli.CommandLine.RunAsync(args);
