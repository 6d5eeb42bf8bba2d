using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Lists;

namespace HospitalCrm.Core.Patients.Enterprises;

/// <summary>协议单位.</summary>
public static class EnterpriseList
{
    private const string InForce = "in-force";
    private const string Over = "over";

    public static readonly ListDefinition<EnterpriseRow> Definition = new("enterprises")
    {
        Source = db =>
            from enterprise in db.Enterprises
            select new EnterpriseRow
            {
                Id = enterprise.Id,
                Name = enterprise.Name,
                CreditCode = enterprise.CreditCode,
                Manager = db.Staff.Where(staff => staff.StaffNo == enterprise.ManagerNo).Select(staff => staff.Name).FirstOrDefault(),
                Contact = enterprise.Contacts.OrderBy(contact => contact.Order).Select(contact => contact.Name).FirstOrDefault(),
                ContractTo = enterprise.Contracts.OrderByDescending(contract => contract.ToOn).Select(contract => (DateOnly?)contract.ToOn).FirstOrDefault(),
                Members = db.EnterpriseMembers.Count(member => member.EnterpriseId == enterprise.Id && member.LeftOn == null),
                CreatedAt = enterprise.CreatedAt,
            },
        Key = ListKey<EnterpriseRow>.By(row => row.Id),
        SortedDescending = true,
        IsSmall = true,
        Columns =
        [
            new("Name", row => row.Name),
            new("CreditCode", row => row.CreditCode) { Width = "170px" },
            new("Contact", row => row.Contact) { Width = "100px" },
            new("ContractTo", row => row.ContractTo) { Width = "120px" },
            new("InForce", (row, tools) => row.ContractTo is { } to && to >= tools.Clock.Today()) { Width = "90px" },
            new("Members", row => row.Members) { Width = "90px" },
            new("Manager", row => row.Manager) { Width = "100px" },
            new("CreatedAt", row => row.CreatedAt) { Width = "130px" },
        ],
        Filters =
        [
            new("name", FilterKind.Text, (typed, _) => row => row.Name.Contains(typed)),
            new("inForce", FilterKind.Choice, (typed, tools) =>
            {
                var today = tools.Clock.Today();
                return typed == InForce ? row => row.ContractTo >= today : row => row.ContractTo == null || row.ContractTo < today;
            })
            {
                Choices = [InForce, Over],
                IsPublic = true,
            },
        ],
        Permissions = new(PatientPermissions.ViewEnterprises)
        {
            Add = PatientPermissions.ManageEnterprises,
            Edit = PatientPermissions.ManageEnterprises,
            Delete = PatientPermissions.ManageEnterprises,
        },
        OpenUrl = row => $"/enterprises/{row.Id}",
    };
}

public sealed record EnterpriseRow
{
    public required Id<Enterprise> Id { get; init; }

    public required string Name { get; init; }

    public required string? CreditCode { get; init; }

    public required string? Manager { get; init; }

    public required string? Contact { get; init; }

    public required DateOnly? ContractTo { get; init; }

    public required int Members { get; init; }

    public required DateTimeOffset CreatedAt { get; init; }
}
