using HospitalCrm.Core.Calls;
using HospitalCrm.Core.Encounters;
using HospitalCrm.Core.Patients;
using HospitalCrm.Core.Settings;
using Microsoft.EntityFrameworkCore.Metadata;

namespace HospitalCrm.Core.Data.Seeding;

/// <summary>The tables a demo hospital fills.</summary>
internal sealed class LoadTables
{
    private static readonly Type[] Filled =
    [
        typeof(Department), typeof(Person), typeof(Patient), typeof(ContactPerson), typeof(ContactNumber), typeof(Encounter),
        typeof(Diagnosis), typeof(Operation), typeof(LabReport), typeof(LabResult), typeof(ExamReport), typeof(Prescription), typeof(Charge),
        typeof(FeeDaily), typeof(Prepay), typeof(CallSession), typeof(ContactRecord), typeof(NameSuffix),
        typeof(NameSpelling), typeof(Disease),
    ];

    private readonly Dictionary<Type, LoadTable> _tables;
    private readonly List<LoadTable> _order;

    public LoadTables(IModel model)
    {
        _tables = Filled.ToDictionary(type => type, type => new LoadTable(model, type));
        _order = [.. Filled.Select(type => _tables[type])];
    }

    public IReadOnlyList<LoadTable> All => _order;


    public LoadTable Of<T>() => _tables[typeof(T)];

    /// <summary>Rows a row points to are written before it.</summary>
    public int Order(LoadTable table) => _order.IndexOf(table);
}
