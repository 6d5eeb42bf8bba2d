namespace HospitalCrm.Core.Data.Seeding;

/// <summary>Rows of one stretch of patients, ready to be written; made on any thread, written in order.</summary>
internal sealed class LoadBatch(LoadTables tables)
{
    public Dictionary<LoadTable, List<object?[]>> Rows { get; } = [];

    /// <summary>Which patient has which number (the beginning of its blind index).</summary>
    public List<(long Number, int Patient)> Numbers { get; } = [];

    public List<(string Suffix, int Patient)> Suffixes { get; } = [];

    public List<DemoCall> Calls { get; } = [];

    public int Patients { get; set; }

    public void Add<T>(T entity)
        where T : class
    {
        var table = tables.Of<T>();
        if (!Rows.TryGetValue(table, out var rows))
        {
            Rows[table] = rows = [];
        }

        rows.Add(table.Row(entity));
    }
}
