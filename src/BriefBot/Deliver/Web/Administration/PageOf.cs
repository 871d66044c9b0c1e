namespace BriefBot.Deliver.Web.Administration;

/// <summary>A page of a list.</summary>
/// <param name="Items">What is on it.</param>
/// <param name="Number">Which page: 1 and up.</param>
/// <param name="HasMore">Whether another follows.</param>
/// <typeparam name="T">What the list is of.</typeparam>
public sealed record PageOf<T>(IReadOnlyList<T> Items, int Number, bool HasMore);

/// <summary>Makes pages of lists.</summary>
public static class PageOf
{
    /// <summary>Items of a page.</summary>
    public const int Size = 50;

    /// <summary>One page of a list that is in memory.</summary>
    public static PageOf<T> Of<T>(IReadOnlyList<T> all, int number)
    {
        ArgumentNullException.ThrowIfNull(all);
        return new([.. all.Skip((number - 1) * Size).Take(Size)], number, all.Count > number * Size);
    }

    /// <summary>One page of a list that is read as it comes, as far as needed.</summary>
    public static async ValueTask<PageOf<T>> OfAsync<T>(IAsyncEnumerable<T> all, int number, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(all);
        var (items, skipped) = (new List<T>(), 0);
        await foreach (var item in all.WithCancellation(cancellation))
        {
            if (skipped++ < (number - 1) * Size)
                continue;
            if (items.Count == Size)
                return new(items, number, HasMore: true);
            items.Add(item);
        }
        return new(items, number, HasMore: false);
    }
}
