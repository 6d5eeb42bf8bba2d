namespace HospitalCrm.Core.Security;

/// <summary>数据范围: for which rows a role holds a right, the narrowest first.</summary>
public enum DataScope
{
    /// <summary>What the person looks after or did himself.</summary>
    Own,

    /// <summary>本病区.</summary>
    Ward,

    /// <summary>本科室.</summary>
    Department,

    All,
}

/// <summary>A scope of one reader, ready to be asked for.</summary>
public sealed record Reach(DataScope Scope, string StaffNo, string? DepartmentCode, string? WardCode)
{
    /// <summary>The product, a connected system, and whoever holds the right for all rows.</summary>
    public static readonly Reach Everything = new(DataScope.All, "", null, null);

    /// <summary>Whoever does not hold the right at all.</summary>
    public static readonly Reach Nobody = new(DataScope.Ward, "", null, null);

    public bool IsAll => Scope == DataScope.All;
}
