using BriefBot.Tests.Corpus.Sqlite;
using BriefBot.Tests.Corpus.Sqlite.Stories;
using BriefBot.Tests.Deliver.Digests;
using BriefBot.Tests.Host;
using BriefBot.Tests.Ingest.Feeds;
using BriefBot.Tests.Retrieve;

namespace BriefBot.Tests.Corpus.Postgres;

// What the tests of stores say of a file, said of replicas of a real PostgreSQL.

/// <summary><see cref="AnswerFeedbackTests"/>, held by replicas.</summary>
public sealed class ReplicatedAnswerFeedbackTests : AnswerFeedbackTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="AnswerLogTests"/>, held by replicas.</summary>
public sealed class ReplicatedAnswerLogTests : AnswerLogTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="ConversationsTests"/>, held by replicas.</summary>
public sealed class ReplicatedConversationsTests : ConversationsTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="CorrectedAnswersTests"/>, held by replicas.</summary>
public sealed class ReplicatedCorrectedAnswersTests : CorrectedAnswersTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="PostedAnswersTests"/>, held by replicas.</summary>
public sealed class ReplicatedPostedAnswersTests : PostedAnswersTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="WorkspaceSettingsTests"/>, held by replicas.</summary>
public sealed class ReplicatedWorkspaceSettingsTests : WorkspaceSettingsTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="TopicStoreTests"/>, held by replicas.</summary>
public sealed class ReplicatedTopicStoreTests : TopicStoreTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="SmallStoresTests"/>, held by replicas.</summary>
public sealed class ReplicatedSmallStoresTests : SmallStoresTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="StoryShelfTests"/>, held by replicas.</summary>
public sealed class ReplicatedStoryShelfTests : StoryShelfTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="FeedPollerTests"/>, held by replicas.</summary>
public sealed class ReplicatedFeedPollerTests : FeedPollerTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="MovedItemTests"/>, held by replicas.</summary>
public sealed class ReplicatedMovedItemTests : MovedItemTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="RemovedArticleTests"/>, held by replicas.</summary>
public sealed class ReplicatedRemovedArticleTests : RemovedArticleTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="DigestPostingTests"/>, held by replicas.</summary>
public sealed class ReplicatedDigestPostingTests : DigestPostingTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="AlertTests"/>, held by replicas.</summary>
public sealed class ReplicatedAlertTests : AlertTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="DigestLoopTests"/>, held by replicas.</summary>
public sealed class ReplicatedDigestLoopTests : DigestLoopTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="SemanticSearchTests"/>, held by replicas.</summary>
public sealed class ReplicatedSemanticSearchTests : SemanticSearchTests
{
    protected override bool IsReplica => true;
}

/// <summary><see cref="ModelBudgetTests"/>, held by replicas.</summary>
public sealed class ReplicatedModelBudgetTests : ModelBudgetTests
{
    protected override bool IsReplica => true;
}
