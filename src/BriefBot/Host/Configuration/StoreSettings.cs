using BriefBot.Corpus;
using BriefBot.Corpus.Postgres;

namespace BriefBot.Host.Configuration;

/// <summary>Where the truth is kept, as the settings say.</summary>
static class StoreSettings
{
    /// <summary>Whether several hosts share a database, of which this one has a copy.</summary>
    public static bool IsShared(Settings settings) => settings.Store.Provider == "postgres";

    /// <summary>How to connect to it; empty where there is none.</summary>
    /// <exception cref="SettingsException">It is needed and missing, it is no connection string, or its file can't be read.</exception>
    public static string ConnectionString(Settings settings)
    {
        var store = settings.Store;
        var text = SecretFile.Read(store.ConnectionString, store.ConnectionStringFile, "Store:ConnectionStringFile");
        if (text.Length == 0 && IsShared(settings))
        {
            throw new SettingsException(
                "Store:Provider is postgres, so Store:ConnectionString (or Store:ConnectionStringFile) must say how to connect: "
                    + "Host=db1,db2;Database=briefbot;Username=briefbot;Password=…"
            );
        }
        try
        {
            if (text.Length > 0)
                PostgresConnections.Check(text);
            return text;
        }
        catch (CorpusException wrong)
        {
            throw new SettingsException(wrong.Message, wrong);
        }
    }

    /// <summary>Looks whether what is set fits together.</summary>
    /// <exception cref="SettingsException">It doesn't.</exception>
    public static void Check(Settings settings)
    {
        ConnectionString(settings);
        if (settings.Store.Address is { Length: > 0 } address && !Uri.TryCreate(address, UriKind.Absolute, out _))
            throw new SettingsException($"Store:Address: '{address}' is no address such as http://10.0.0.5:5080.");
    }

    /// <summary>Where other hosts and people reach this one, as leases tell.</summary>
    public static string Address(Settings settings) => settings.Store.Address.Length > 0 ? settings.Store.Address : Environment.MachineName;

    /// <summary>The slice that this host leads and no other; null for any.</summary>
    public static int? Slice(Settings settings) => settings.Store.Slice < 0 ? null : settings.Store.Slice;
}
