using System.Linq.Expressions;
using HospitalCrm.Core.Integration.Feeds;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Integration.CodeMaps;

/// <summary>对照表: codes of the connected systems and what they mean; those that mean nothing yet are the work list.</summary>
public static class SourceCodeList
{
    public const string Unmapped = "unmapped";
    public const string Mapped = "mapped";

    public static readonly ListDefinition<SourceCodeRow> Definition = new("codes")
    {
        Source = db =>
            from code in db.SourceCodes
            join known in db.ValueDomains on code.Domain equals known.Code into domains
            from domain in domains.DefaultIfEmpty()
            select new SourceCodeRow
            {
                Id = code.Id,
                Source = code.Source,
                Domain = code.Domain,
                DomainName = domain == null ? null : domain.Name,
                Code = code.Code,
                Standard = code.Standard,
                Meaning = db.DomainCodes.Where(item => item.Domain == code.Domain && item.Code == code.Standard).Select(item => item.Name).FirstOrDefault(),
                Seen = code.Seen,
                LastSeenAt = code.LastSeenAt,
                MappedBy = code.MappedBy,
            },
        Key = ListKey<SourceCodeRow>.By(row => row.Id),
        SortedBy = nameof(SourceCodeRow.LastSeenAt),
        SortedDescending = true,
        Columns =
        [
            new(nameof(SourceCodeRow.Source), row => row.Source) { Width = "110px" },
            new(nameof(SourceCodeRow.Domain), row => row.DomainName is null ? row.Domain : $"{row.DomainName} {row.Domain}") { Width = "240px" },
            new(nameof(SourceCodeRow.Code), row => row.Code) { Width = "130px" },
            new(nameof(SourceCodeRow.Meaning), row => row.Standard is null ? null : $"{row.Standard} {row.Meaning}") { Width = "200px" },
            new(nameof(SourceCodeRow.Seen), row => row.Seen) { Width = "90px" },
            new(nameof(SourceCodeRow.LastSeenAt), row => row.LastSeenAt) { Width = "150px", SortKey = (Expression<Func<SourceCodeRow, DateTimeOffset>>)(row => row.LastSeenAt) },
            new(nameof(SourceCodeRow.MappedBy), row => row.MappedBy) { Width = "100px" },
        ],
        Filters =
        [
            new("state", FilterKind.Choice, (typed, _) => typed == Mapped ? row => row.Standard != null : row => row.Standard == null) { Choices = [Unmapped, Mapped], IsPublic = true },
            new("source", FilterKind.Text, (typed, _) => row => row.Source == typed) { IsPublic = true, IsCode = true },
            new("domain", FilterKind.Text, (typed, _) => row => row.Domain == typed || (row.DomainName != null && row.DomainName.Contains(typed))),
            new("code", FilterKind.Text, (typed, _) => row => row.Code == typed),
        ],
        Permissions = new(FeedPermissions.View) { Edit = FeedPermissions.Manage, Export = FeedPermissions.View },
        OpenUrl = row => $"/feeds/codes/{row.Id}",
    };
}
