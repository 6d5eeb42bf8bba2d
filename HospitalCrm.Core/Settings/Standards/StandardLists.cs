using System.Linq.Expressions;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Settings.Standards;

/// <summary>数据元、数据集、值域、值域代码 (S3-B.2).</summary>
public static class StandardLists
{
    public static readonly ListDefinition<DataElementRow> Elements = new("data-elements")
    {
        Source = db => db.DataElements.Select(element => new DataElementRow
        {
            Id = element.Id,
            Code = element.Code,
            Name = element.Name,
            Definition = element.Definition,
            Kind = element.Kind,
            Format = element.Format,
            Domain = element.Domain,
            Standard = element.Standard,
        }),
        Key = ListKey<DataElementRow>.By(row => row.Id),
        SortedBy = nameof(DataElementRow.Code),
        Columns =
        [
            new(nameof(DataElementRow.Code), row => row.Code) { Width = "160px", SortKey = (Expression<Func<DataElementRow, string>>)(row => row.Code) },
            new(nameof(DataElementRow.Name), row => row.Name) { Width = "180px" },
            new(nameof(DataElementRow.Kind), row => row.Kind) { Width = "150px" },
            new(nameof(DataElementRow.Format), row => row.Format) { Width = "100px" },
            new(nameof(DataElementRow.Domain), row => row.Domain) { Width = "140px" },
            new(nameof(DataElementRow.Standard), row => row.Standard) { Width = "110px" },
            new(nameof(DataElementRow.Definition), row => row.Definition),
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code.Contains(typed)),
            new("domain", FilterKind.Text, (typed, _) => row => row.Domain == typed) { IsPublic = true, IsCode = true },
        ],
        Permissions = Rights,
        OpenUrl = row => $"/settings/data-elements/{row.Id}",
    };

    public static readonly ListDefinition<DataSetRow> Sets = new("data-sets")
    {
        Source = db => db.DataSets.Select(set => new DataSetRow { Id = set.Id, Code = set.Code, Name = set.Name, Definition = set.Definition, Members = set.Members }),
        Key = ListKey<DataSetRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(DataSetRow.Code),
        Columns =
        [
            new(nameof(DataSetRow.Code), row => row.Code) { Width = "150px", SortKey = (Expression<Func<DataSetRow, string>>)(row => row.Code) },
            new(nameof(DataSetRow.Name), row => row.Name) { Width = "180px" },
            new(nameof(DataSetRow.Definition), row => row.Definition) { Width = "260px" },
            new(nameof(DataSetRow.Members), row => row.Members),
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code.Contains(typed)),
            new("element", FilterKind.Text, (typed, _) => row => row.Members.Contains(typed)),
        ],
        Permissions = Rights,
        OpenUrl = row => $"/settings/data-sets/{row.Id}",
    };

    public static readonly ListDefinition<ValueDomainRow> Domains = new("value-domains")
    {
        Source = db => db.ValueDomains.Select(domain => new ValueDomainRow
        {
            Id = domain.Id,
            Code = domain.Code,
            Name = domain.Name,
            Codes = db.DomainCodes.Count(code => code.Domain == domain.Code),
            Oid = domain.Oid,
            Edition = domain.Edition,
            EffectiveOn = domain.EffectiveOn,
            IsConfirmed = domain.IsConfirmed,
            Note = domain.Note,
        }),
        Key = ListKey<ValueDomainRow>.By(row => row.Id),
        IsSmall = true,
        SortedBy = nameof(ValueDomainRow.Code),
        Columns =
        [
            new(nameof(ValueDomainRow.Code), row => row.Code) { Width = "150px", SortKey = (Expression<Func<ValueDomainRow, string>>)(row => row.Code) },
            new(nameof(ValueDomainRow.Name), row => row.Name) { Width = "190px" },
            new(nameof(ValueDomainRow.Codes), row => row.Codes) { Width = "90px" },
            new(nameof(ValueDomainRow.Edition), row => row.Edition) { Width = "90px" },
            new(nameof(ValueDomainRow.EffectiveOn), row => row.EffectiveOn) { Width = "110px" },
            new(nameof(ValueDomainRow.IsConfirmed), row => row.IsConfirmed) { Width = "110px" },
            new(nameof(ValueDomainRow.Oid), row => row.Oid) { Width = "220px" },
            new(nameof(ValueDomainRow.Note), row => row.Note),
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code.Contains(typed)),
            new("isConfirmed", FilterKind.Choice, (typed, _) => bool.TryParse(typed, out var yes) ? row => row.IsConfirmed == yes : row => false) { Choices = ["true", "false"], IsPublic = true },
        ],
        Permissions = Rights,
        OpenUrl = row => $"/settings/value-domains/{row.Id}",
    };

    public static readonly ListDefinition<DomainCodeRow> Codes = new("value-codes")
    {
        Source = db => db.DomainCodes.Select(code => new DomainCodeRow
        {
            Id = code.Id,
            Domain = code.Domain,
            Code = code.Code,
            Name = code.Name,
            Order = code.Order,
            IsEnabled = code.IsEnabled,
            Note = code.Note,
        }),
        Key = ListKey<DomainCodeRow>.By(row => row.Id),
        SortedBy = nameof(DomainCodeRow.Domain),
        Columns =
        [
            new(nameof(DomainCodeRow.Domain), row => row.Domain) { Width = "150px", SortKey = (Expression<Func<DomainCodeRow, string>>)(row => row.Domain) },
            new(nameof(DomainCodeRow.Code), row => row.Code) { Width = "120px" },
            new(nameof(DomainCodeRow.Name), row => row.Name) { Width = "300px" },
            new(nameof(DomainCodeRow.IsEnabled), row => row.IsEnabled) { Width = "80px" },
            new(nameof(DomainCodeRow.Note), row => row.Note),
        ],
        Filters =
        [
            new("domain", FilterKind.Text, (typed, _) => row => row.Domain == typed) { IsPublic = true, IsCode = true },
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed) || row.Code == typed),
            new("isEnabled", FilterKind.Choice, (typed, _) => bool.TryParse(typed, out var yes) ? row => row.IsEnabled == yes : row => false) { Choices = ["true", "false"], IsPublic = true },
        ],
        Permissions = Rights,
        OpenUrl = row => $"/settings/value-codes/{row.Id}",
    };

    private static ListPermissions Rights => new(SettingsPermissions.View) { Add = SettingsPermissions.Manage, Edit = SettingsPermissions.Manage, Delete = SettingsPermissions.Manage, Export = SettingsPermissions.View };
}
