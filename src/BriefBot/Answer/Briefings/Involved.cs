using BriefBot.Corpus;
using BriefBot.Language;
using BriefBot.Retrieve;

namespace BriefBot.Answer.Briefings;

/// <summary>Gathers who is named in sentences on a topic, with what they were at the time and how they took part.</summary>
sealed class Involved
{
    const int MostPeople = 8;
    const int MostOrganisations = 6;
    const int MostRoles = 2;
    const int MostCitations = 3;

    static readonly Predicates TakingPart = Predicates.Of(QuestionAnalyzer.Analyze("Who spoke?", DateOnly.MinValue));

    static readonly string[] Clocks = Lexicon.Lines("en/people", "clocks");

    static readonly string[] Determiners = Lexicon.Lines("en/people", "determiners");

    readonly QuestionAnalysis _topic;
    readonly List<string> _outlets;
    readonly List<(NameGroup Group, List<Mention> Mentions)> _people = [];
    readonly List<(NameGroup Group, List<Mention> Mentions)> _organisations = [];
    readonly Dictionary<ArticleId, List<string>> _fullNames = [];
    readonly StemMemory _stems = new();

    /// <summary>Reads the sentences.</summary>
    public Involved(QuestionAnalysis topic, IReadOnlyList<TopicSentence> sentences)
    {
        _topic = topic;
        _outlets = [.. sentences.Select(sentence => sentence.Article.Source).OfType<string>().Distinct(StringComparer.OrdinalIgnoreCase)];
        foreach (var sentence in sentences.Where(sentence => sentence.IsOnTopic && !Retractions.IsRetracted(sentence.Text)))
            Read(sentence);
    }

    /// <summary>The form of a speaker's name that is shown, and the role; the name itself when nobody of that name is among them.</summary>
    public (string Name, string? Role) Known(Article article, string name)
    {
        var full = FullForm(article, name);
        var group = _people.Concat(_organisations).FirstOrDefault(one => one.Group.Accepts(full));
        return group.Group is null
            ? (full, null)
            : (group.Group.Display, RolesOf(group.Mentions).Select(role => role.Text).FirstOrDefault(text => text.Length > 0));
    }

    /// <summary>People, then organisations; those named for earlier occasions only after the others.</summary>
    public List<Participant> Of(BriefCiter citer) =>
        [
            .. Ordered(_people)
                .Where(one => IsSomebody(one.Mentions))
                .Take(MostPeople)
                .Select(one => Participant(one.Group, one.Mentions, isPerson: true, citer)),
            .. Ordered(_organisations)
                .Where(one => IsInvolved(one.Mentions))
                .Take(MostOrganisations)
                .Select(one => Participant(one.Group, one.Mentions, isPerson: false, citer)),
        ];

    static IEnumerable<(NameGroup Group, List<Mention> Mentions)> Ordered(List<(NameGroup Group, List<Mention> Mentions)> groups) =>
        groups
            .OrderBy(group => IsEarlier(group.Mentions))
            .ThenByDescending(group => group.Mentions.Select(mention => mention.Sentence.Article.Id).Distinct().Count())
            .ThenByDescending(group => group.Mentions.Count)
            .ThenBy(group => group.Mentions[0].Sentence.Source.Rank);

    static bool IsEarlier(List<Mention> mentions) => mentions.TrueForAll(mention => mention.Sentence.Occasion.IsEarlier);

    void Read(TopicSentence sentence)
    {
        for (var i = 0; i < sentence.Names.Count; i++)
        {
            var name = sentence.Names[i];
            if (sentence.Reading.IsOnlyReporter(name))
                continue;
            if (name.Kind == NameKind.Person || (name.Kind == NameKind.Unknown && IsPersonIn(sentence.Article, name.Text)))
                Add(_people, FullForm(sentence.Article, name.Text), new Mention(sentence, i));
            else if (IsOrganisation(sentence, i) && !IsTopic(name.Text) && !IsEmployer(sentence, i) && !IsOutlet(name.Text))
                Add(_organisations, name.Text, new Mention(sentence, i));
        }
    }

    // Capitals alone make no person: a ship has them, too. "The", "its" before the name speak against it; a role, a known given name or
    // words spoken speak for it.
    static bool IsSomebody(List<Mention> mentions)
    {
        if (
            mentions.Exists(mention =>
                mention.Name.Title is null && Determiners.Contains(mention.WordBefore, StringComparer.OrdinalIgnoreCase)
            )
        )
            return false;
        if (mentions.TrueForAll(mention => OpensWithCommonWord(mention.Name.Text)))
            return false;
        return mentions.Exists(mention =>
            mention.Name.Title is not null
            || NameLexicon.Given.Contains(mention.Name.Text.Split(' ')[0])
            || mention.IsSpeaker
            || Roles.Of(mention.Sentence.Article.Body, mention.Sentence.Span, mention.Sentence.Names, mention.Index) is not null
        );
    }

    // "Many Norlanders", "Despite Rao": the capital is the sentence's. "Will Falk" is a name.
    static bool OpensWithCommonWord(string name)
    {
        var first = name.Split(' ')[0];
        return !NameLexicon.Given.Contains(first)
            && (StopWords.IsStopWord(first) || CommonWords.IsCommonStem(PorterStemmer.Stem(first.ToLowerInvariant())));
    }

    // "Volta CEO Tim Dale": told with Dale.
    static bool IsEmployer(TopicSentence sentence, int index)
    {
        for (var person = 0; person < sentence.Names.Count; person++)
            if (
                person != index
                && sentence.Names[person].Kind == NameKind.Person
                && Employers.Of(sentence.Article.Body, sentence.Names, person) == sentence.Names[index].Text
            )
                return true;
        return false;
    }

    // An organisation that is only mentioned is not involved: it takes part, says something, or comes up in several articles.
    bool IsInvolved(List<Mention> mentions) =>
        mentions.Select(mention => mention.Sentence.Article.Id).Distinct().Count() > 1
        || mentions.Exists(mention => Part(mention) is not null || mention.IsSpeaker);

    // What isn't told to be one is, when it takes part beside one.
    bool IsOrganisation(TopicSentence sentence, int index)
    {
        var name = sentence.Names[index];
        if (name.Kind == NameKind.Organisation)
            return Array.IndexOf(Clocks, name.Text) < 0;
        if (name.Kind != NameKind.Unknown)
            return false;
        return (IsCoordinated(sentence, index, index + 1) || IsCoordinated(sentence, index - 1, index))
            && Part(new Mention(sentence, index)) is not null;
    }

    static bool IsCoordinated(TopicSentence sentence, int left, int right)
    {
        if (left < 0 || right >= sentence.Names.Count)
            return false;
        var (a, b) = (sentence.Names[left], sentence.Names[right]);
        return (a.Kind == NameKind.Organisation || b.Kind == NameKind.Organisation)
            && sentence.Article.Body[a.Span.End..b.Span.Start].Trim() is "and" or "," or ", and" or "&";
    }

    // An outlet that reports on it is not part of it.
    bool IsOutlet(string name) =>
        _outlets.Exists(outlet =>
            outlet.Contains(name.Replace(" ", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase)
            || NameGroup.IsSame(outlet, name)
        );

    bool IsTopic(string name) =>
        Normalizer.Words(name).TrueForAll(word => StopWords.IsStopWord(word) || _topic.Words.Contains(word, StringComparer.Ordinal));

    static void Add(List<(NameGroup Group, List<Mention> Mentions)> groups, string name, Mention mention)
    {
        var at = groups.FindIndex(group => group.Group.Accepts(name));
        if (at < 0)
            groups.Add((new NameGroup(name), [mention]));
        else
        {
            groups[at].Group.Add(name);
            groups[at].Mentions.Add(mention);
        }
    }

    Participant Participant(NameGroup group, List<Mention> mentions, bool isPerson, BriefCiter citer)
    {
        var roles = isPerson ? RolesOf(mentions).Take(MostRoles).ToList() : [];
        var part = mentions
            .Select(Part)
            .OfType<(TopicSentence Sentence, TextSpan? Hedge, TextSpan? Manner)>()
            .Where(part => part.Hedge is not null || part.Manner is not null)
            .DistinctBy(part => part.Sentence)
            .Take(MostCitations)
            .ToList();
        var isEarlier = IsEarlier(mentions);
        List<TopicSentence> cited = [.. roles.Select(role => role.Sentence), .. part.Select(one => one.Sentence)];
        if (cited.Count == 0 || isEarlier)
            cited.Insert(0, mentions[0].Sentence);
        return new Participant(
            group.Display,
            isPerson,
            [
                .. roles.Select(role => new RoleAtTime(
                    role.Text,
                    role.Organisation,
                    role.Sentence.Article.Published.Iso,
                    citer.Number(role.Sentence)
                )),
            ],
            isPerson ? Participation.Note(part.Select(one => (one.Sentence.Article.Body, one.Hedge, one.Manner))) : null,
            isEarlier,
            [.. cited.Distinct().Take(MostCitations + MostRoles).Select(citer.Number)]
        );
    }

    // The latest first, each once; one without its holder's title ("Cisco's Rao") only where no other is told.
    static IEnumerable<(string Text, string? Organisation, TopicSentence Sentence)> RolesOf(List<Mention> mentions)
    {
        var found = new List<(string Text, string? Organisation, TopicSentence Sentence)>();
        foreach (
            var mention in mentions
                .OrderByDescending(mention => mention.Sentence.Article.Published.Order ?? long.MinValue)
                .ThenBy(mention => mention.Sentence.Source.Rank)
                .ThenBy(mention => mention.Sentence.Position)
        )
        {
            if (Roles.Of(mention.Sentence.Article.Body, mention.Sentence.Span, mention.Sentence.Names, mention.Index) is not { } role)
                continue;
            if (!found.Exists(other => IsSameRole(other.Text, role.Text)))
                found.Add((role.Text, role.Organisation, mention.Sentence));
        }
        return found.Exists(role => role.Text.Length > 0) ? found.Where(role => role.Text.Length > 0) : found;
    }

    // "CEO" and "chief executive", "Chinese leader" and "leader": one of them will do.
    static bool IsSameRole(string a, string b)
    {
        var (x, y) = (RoleStems(a), RoleStems(b));
        return x.IsSubsetOf(y) || y.IsSubsetOf(x);
    }

    static HashSet<string> RoleStems(string role) =>
        [
            .. Normalizer
                .Words(role.Replace("CEO", "chief executive", StringComparison.Ordinal))
                .Where(word => word != "officer")
                .Select(PorterStemmer.Stem),
        ];

    // How the bearer took part, from the clause of the name, when it tells that they did.
    (TopicSentence Sentence, TextSpan? Hedge, TextSpan? Manner)? Part(Mention mention)
    {
        var body = mention.Sentence.Article.Body;
        var name = mention.Sentence.Names[mention.Index].Span;
        foreach (var clause in mention.Sentence.Reading.Clauses)
        {
            if (name.Start < clause.Start || name.End > clause.End)
                continue;
            var stems = Normalizer.Words(body.AsSpan(clause.Start, clause.Length)).ConvertAll(_stems.Stem);
            if (!TakingPart.AreTold(stems) || mention.Sentence.Reading.IsNegatedIn(clause))
                return null;
            return (mention.Sentence, mention.Sentence.Reading.HedgeIn(clause), Manner.Of(body, clause, name, mention.Sentence.Names));
        }
        return null;
    }

    bool IsPersonIn(Article article, string name) => FullNames(article).Exists(full => NameGroup.IsSame(full, name));

    string FullForm(Article article, string name) =>
        name.Contains(' ', StringComparison.Ordinal) ? name : FullNames(article).Find(full => NameGroup.IsSame(full, name)) ?? name;

    // Full names of people in an article, its title included.
    List<string> FullNames(Article article)
    {
        if (_fullNames.TryGetValue(article.Id, out var known))
            return known;
        return _fullNames[article.Id] = [
            .. Names
                .Find(article.Title, new TextSpan(0, article.Title.Length))
                .Concat(Sentences.Split(article.Body, article.Language).SelectMany(sentence => Names.Find(article.Body, sentence)))
                .Where(name => name.Kind == NameKind.Person && name.Text.Contains(' ', StringComparison.Ordinal))
                .Select(name => name.Text)
                .Distinct(StringComparer.Ordinal),
        ];
    }

    readonly record struct Mention(TopicSentence Sentence, int Index)
    {
        public NameMention Name => Sentence.Names[Index];

        public bool IsSpeaker => Sentence.Reading.Speaker?.Span == Name.Span;

        public string WordBefore
        {
            get
            {
                var before = Sentence.Article.Body.AsSpan(Sentence.Span.Start, Name.Span.Start - Sentence.Span.Start).TrimEnd();
                return before[(before.LastIndexOf(' ') + 1)..].ToString();
            }
        }
    }
}
