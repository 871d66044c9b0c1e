using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace BriefBot.Corpus.Sqlite.Replication;

/// <summary>SQLite's session extension, which SQLitePCLRaw has in its library but not in its interface.</summary>
/// <remarks>Source: https://www.sqlite.org/session/intro.html.</remarks>
static unsafe partial class NativeSession
{
    const string Library = "e_sqlite3";

    [LibraryImport(Library, EntryPoint = "sqlite3session_create", StringMarshalling = StringMarshalling.Utf8)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static partial int Create(nint database, string schema, out nint session);

    [LibraryImport(Library, EntryPoint = "sqlite3session_delete")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static partial void Delete(nint session);

    /// <summary>Of all tables: <paramref name="table"/> is null.</summary>
    [LibraryImport(Library, EntryPoint = "sqlite3session_attach")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static partial int Attach(nint session, nint table);

    [LibraryImport(Library, EntryPoint = "sqlite3session_table_filter")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static partial void Filter(nint session, delegate* unmanaged[Cdecl]<nint, byte*, int> filter, nint context);

    [LibraryImport(Library, EntryPoint = "sqlite3session_changeset")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static partial int Changeset(nint session, out int length, out nint changes);

    [LibraryImport(Library, EntryPoint = "sqlite3_free")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories | DllImportSearchPath.AssemblyDirectory)]
    public static partial void Free(nint memory);

    /// <summary>1 for the tables that are replicated.</summary>
    [UnmanagedCallersOnly(CallConvs = [typeof(CallConvCdecl)])]
    public static int IsReplicated(nint context, byte* table) =>
        ReplicatedTables.Holds(MemoryMarshal.CreateReadOnlySpanFromNullTerminated(table)) ? 1 : 0;
}
