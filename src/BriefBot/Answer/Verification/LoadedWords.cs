using System.Collections.Frozen;
using BriefBot.Language;

namespace BriefBot.Answer.Verification;

/// <summary>Words by one of which a statement turns into another: opposites, quantities, comparisons, units, relative times.</summary>
static class LoadedWords
{
    static readonly string[] OppositeLines =
    [
        "rise increase climb grow gain higher up surge soar jump/fall drop decline decrease slip shrink lower down plunge tumble sink", "win won victory beat/lose lost defeat", "open opened reopen/close closed shut", "approve pass back accept endorse support favour agree/reject oppose refuse block veto deny dismiss",
        "begin start launch commence/end finish stop halt cease conclude", "arrive enter join come return/leave depart quit exit withdraw", "buy purchase acquire/sell sold", "guilty convict convicted/innocent acquit acquitted cleared", "alive survive survived/dead die died kill killed",
        "hire hired appoint appointed/fire fired dismissed sacked", "allow permit let/ban forbid prohibit bar", "lift lifted ease eased/impose imposed tighten tightened", "more greater larger bigger/less fewer smaller", "first/last second third", "before/after", "above over/below under", "north northern/south southern",
        "east eastern/west western", "early earlier/late later", "best/worst", "most/least", "highest largest biggest longest/lowest smallest shortest", "success succeed successful/failure fail failed", "strong stronger/weak weaker", "safe/unsafe dangerous", "legal lawful/illegal unlawful", "public/private",
        "import imports/export exports", "profit/loss", "victim/suspect attacker", "confirm confirmed/deny denied", "raise raised/cut lowered reduced", "expand expanded/contract contracted", "accept accepted/reject rejected", "attack attacked/defend defended", "praise praised hail hailed/criticise criticised condemn condemned slam",
        "freed released/jailed detained held arrested", "freedom/prison jail", "present/absent", "male man men/female woman women", "father/mother", "son/daughter", "brother/sister", "husband/wife", "employer/employee worker", "plaintiff/defendant", "hot hotter warm/cold colder cool", "wet/dry",
        "fast faster/slow slower", "new/old", "young younger/old older", "rich/poor", "majority/minority", "maximum/minimum", "domestic/foreign", "national/local international", "temporary temporarily/permanent permanently", "partial partly/full fully whole entire", "voluntary/compulsory mandatory", "advance advanced/retreat retreated",
        "borrow borrowed/lend lent", "save saved/spend spent", "gain gained/lose lost", "improve improved/worsen worsened", "optimistic/pessimistic", "love/hate", "morning/evening afternoon night", "today/yesterday tomorrow", "next/last previous", "won/drew lost", "high/low", "good/bad", "big large/small little", "long/short", "near close/far distant", "deep/shallow", "hard/soft easy", "positive/negative", "true/false", "up/down", "off/on", "inside/outside", "same/different", "always/never", "everybody everyone/nobody", "with/without", "friend ally/enemy foe", "cheap/expensive", "double doubled/halve halved", "strengthen/weaken", "increase/reduce", "calm/violent",
    ];

    static readonly FrozenSet<string> Quantities = Set(
        "all every each most many few several some half both none nobody only majority minority dozens hundreds thousands millions entire whole always never often rarely almost nearly mostly partly largely mainly entirely fully completely unanimously exclusively");

    static readonly FrozenSet<string> Comparisons = Set(
        "more less fewer greater higher lower larger smaller bigger longer shorter older younger earlier later faster slower better worse best worst most least highest lowest largest smallest biggest longest shortest oldest youngest first last second third twice double triple record");

    static readonly FrozenSet<string> Units = Set(
        "second minute hour day week month year decade century metre meter kilometre kilometer mile foot feet inch yard km cm mm acre hectare gram kilogram kilo tonne ton pound ounce litre liter gallon barrel degree celsius fahrenheit watt kilowatt " +
        "megawatt gigawatt volt dollar euro yen yuan rupee franc peso cent rouble percent point thousand million billion trillion");

    static readonly FrozenSet<string> Times = Set("today yesterday tomorrow tonight morning afternoon evening night midnight noon spring summer autumn winter weekend monday tuesday wednesday thursday friday saturday sunday " +
        "january february march april june july august september october november december next");

    static readonly FrozenDictionary<string, FrozenSet<string>> Opposites = BuildOpposites();

    static readonly FrozenSet<string> Opposable = OppositeLines.SelectMany(line => line.Split('/', ' ')).Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The opposite of a word among others, else null.</summary>
    public static ReadWord? OppositeOf(ReadWord word, IEnumerable<ReadWord> among) =>
        Opposites.TryGetValue(word.Stem, out var opposites) ? among.FirstOrDefault(other => opposites.Contains(other.Stem)) : null;

    /// <summary>True for a word that says how many of something, or how much of it holds.</summary>
    public static bool IsQuantity(ReadWord word) => Quantities.Contains(word.Stem);

    /// <summary>True for a word that compares or ranks.</summary>
    public static bool IsComparison(ReadWord word) => Comparisons.Contains(word.Stem);

    /// <summary>True for a unit of measurement or currency.</summary>
    public static bool IsUnit(ReadWord word) => Units.Contains(word.Stem);

    /// <summary>True for a word that tells when.</summary>
    public static bool IsTime(ReadWord word) => Times.Contains(word.Stem);

    /// <summary>True for a word that itself, not only by its root, has an opposite.</summary>
    public static bool IsOpposable(ReadWord word) => Opposable.Contains(word.Stem);

    /// <summary>True for a word that has an opposite.</summary>
    public static bool HasOpposite(ReadWord word) => Opposites.ContainsKey(word.Stem);

    static FrozenSet<string> Set(string words) => words.Split(' ').Select(PorterStemmer.Stem).ToFrozenSet(StringComparer.Ordinal);

    static FrozenDictionary<string, FrozenSet<string>> BuildOpposites()
    {
        var opposites = new Dictionary<string, HashSet<string>>(StringComparer.Ordinal);
        foreach (var line in OppositeLines)
        {
            var sides = line.Split('/').Select(side => side.Split(' ').SelectMany(Forms).ToHashSet(StringComparer.Ordinal)).ToList();
            foreach (var (here, there) in ((HashSet<string>, HashSet<string>)[])[(sides[0], sides[1]), (sides[1], sides[0])])
            {
                foreach (var stem in here)
                {
                    if (!opposites.TryGetValue(stem, out var known)) opposites[stem] = known = new(StringComparer.Ordinal);
                    known.UnionWith(there);
                }
            }
        }
        return opposites.ToFrozenDictionary(pair => pair.Key, pair => pair.Value.ToFrozenSet(StringComparer.Ordinal), StringComparer.Ordinal);
    }

    static IEnumerable<string> Forms(string word) => Lemmas.Related(word).Where(form => form.Length > 2).Select(PorterStemmer.Stem).Append(PorterStemmer.Stem(word));
}
