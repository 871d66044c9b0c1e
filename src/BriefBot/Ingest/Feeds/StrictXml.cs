using System.Xml;

namespace BriefBot.Ingest.Feeds;

/// <summary>Reads well-formed XML, without document types, entities of its own or anything from elsewhere.</summary>
static class StrictXml
{
    /// <summary>The root; null when the text is not well formed, or larger than the limits.</summary>
    public static FeedNode? Read(string text, FeedLimits limits)
    {
        var settings = new XmlReaderSettings
        {
            DtdProcessing = DtdProcessing.Ignore,
            XmlResolver = null,
            MaxCharactersInDocument = limits.Characters,
            MaxCharactersFromEntities = 1,
            IgnoreComments = true,
            IgnoreProcessingInstructions = true,
        };
        try
        {
            using var reader = XmlReader.Create(new StringReader(text), settings);
            return Build(reader, limits);
        }
        catch (XmlException)
        {
            return null;
        }
    }

    static FeedNode? Build(XmlReader reader, FeedLimits limits)
    {
        var document = new FeedNode("#document", null);
        var open = document;
        var nodes = 0;
        while (reader.Read())
        {
            if (++nodes > limits.Nodes || reader.Depth > limits.Depth)
                return null;
            switch (reader.NodeType)
            {
                case XmlNodeType.Element:
                    var isEmpty = reader.IsEmptyElement;
                    var node = new FeedNode(FeedNamespaces.Name(reader.Prefix, reader.LocalName, reader.NamespaceURI), open);
                    open.Add(node);
                    while (reader.MoveToNextAttribute())
                        node.Set(FeedNamespaces.Name(reader.Prefix, reader.LocalName, reader.NamespaceURI), reader.Value);
                    if (!isEmpty)
                        open = node;
                    break;
                case XmlNodeType.EndElement:
                    open = open.Parent ?? document;
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    open.AddText(reader.Value);
                    break;
                case XmlNodeType.EntityReference:
                    return null;
            }
        }
        return document;
    }
}
