using HospitalCrm.Core.Integration.Play;

namespace HospitalCrm.Core.Tests.Integration.Play;

/// <summary>A play worked out on paper: the newest good version of every row, without any of the product's own code for rows.</summary>
internal sealed class PlayedRows
{
    private readonly Dictionary<(string View, string Key), Dictionary<string, object?>> _newest = [];

    public PlayedRows(IEnumerable<HisMessage> messages)
    {
        foreach (var message in messages.Where(message => message.What != "bad-row"))
        {
            string[] keys = message.View switch
            {
                "patient" or "newborn" => ["patient_id"],
                "inpatient_stay" => ["stay_id"],
                "outpatient_visit" => ["visit_id"],
                "charge" => ["charge_id"],
                "lab_report" => ["report_id"],
                _ => [],
            };
            foreach (var row in keys.Length == 0 ? [] : message.Rows)
            {
                var key = (message.View, (string)row[keys[0]]!);
                if (!_newest.TryGetValue(key, out var known) || string.CompareOrdinal((string)known["updated_at"]!, (string)row["updated_at"]!) < 0)
                {
                    _newest[key] = new(row);
                }
            }
        }
    }

    public IEnumerable<Dictionary<string, object?>> Of(string view) => _newest.Where(row => row.Key.View == view).OrderBy(row => row.Key.Key, StringComparer.Ordinal).Select(row => row.Value);

    /// <summary>Who is who: every number of a patient, and the smallest number of those who are the same.</summary>
    public Dictionary<string, string> Persons()
    {
        var survivor = Of("patient").ToDictionary(row => (string)row["patient_id"]!, row => (string?)row.GetValueOrDefault("merged_into"), StringComparer.Ordinal);
        string Root(string key) => survivor[key] is { } next ? Root(next) : key;
        return survivor.Keys.GroupBy(Root, StringComparer.Ordinal).SelectMany(person => person.Select(key => (key, person.Min(StringComparer.Ordinal)!))).ToDictionary(pair => pair.key, pair => pair.Item2, StringComparer.Ordinal);
    }

    public static IReadOnlyList<HisMessage> Play(int seed, int turns, DateTimeOffset start)
    {
        var scenario = new HisScenario(seed);
        return [.. Enumerable.Range(0, turns).SelectMany(turn => scenario.Next(start.AddMinutes(5 * turn)))];
    }

    public static string Body(HisMessage message) => System.Text.Encoding.UTF8.GetString(message.Body());
}
