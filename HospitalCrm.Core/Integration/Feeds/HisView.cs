using System.Collections.Frozen;

namespace HospitalCrm.Core.Integration.Feeds;

/// <summary>One view of the contract with its columns.</summary>
public sealed class HisView
{
    /// <summary>Joins the parts of a key of several columns; no text of the contract may contain it.</summary>
    public const char KeyJoint = '\u001F';

    private readonly FrozenDictionary<string, HisColumn> _byName;

    internal HisView(string name, IReadOnlyList<HisColumn> columns)
    {
        Name = name;
        Columns = columns;
        _byName = columns.ToFrozenDictionary(column => column.Name, StringComparer.OrdinalIgnoreCase);
        Keys = [.. columns.Where(column => column.IsKey)];
        UpdatedAt = _byName["updated_at"];
        Patient = _byName.GetValueOrDefault("patient_id");
    }

    /// <summary>Without <c>crm_v_</c>.</summary>
    public string Name { get; }

    public IReadOnlyList<HisColumn> Columns { get; }

    public IReadOnlyList<HisColumn> Keys { get; }

    /// <summary>The watermark; the last column of every view.</summary>
    public HisColumn UpdatedAt { get; }

    /// <summary>Where the patient's number stands; null for views about nobody.</summary>
    public HisColumn? Patient { get; }

    /// <summary>Spelt in small or capital letters: databases differ.</summary>
    public HisColumn? Find(string column) => _byName.GetValueOrDefault(column);

    public override string ToString() => Name;
}
