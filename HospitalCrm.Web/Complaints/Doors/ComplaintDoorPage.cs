using HospitalCrm.Core.Complaints;
using HospitalCrm.Core.Kernel;
using HospitalCrm.Core.Settings;

namespace HospitalCrm.Web.Complaints.Doors;

/// <summary>What one answer of the server to a stranger's browser shows.</summary>
public sealed record ComplaintDoorPage
{
    public required ComplaintDoorState State { get; init; }

    /// <summary>All that was typed, right or wrong; nothing of it comes from the database.</summary>
    public WebComplaintForm Form { get; init; } = new();

    public IReadOnlyList<DepartmentChoice> Departments { get; init; } = [];

    public IReadOnlyList<FieldProblem> Problems { get; init; } = [];

    /// <summary>What is wrong with the whole of it.</summary>
    public string? Notice { get; init; }

    public string Receipt { get; init; } = "";

    /// <summary>As it was typed.</summary>
    public string Number { get; init; } = "";

    public ComplaintStanding? Standing { get; init; }

    public string TokenField { get; init; } = "";

    public string TokenValue { get; init; } = "";
}

public enum ComplaintDoorState
{
    Write,
    Thanks,
    Ask,
    Standing,
    Busy,
    Closed,
}
