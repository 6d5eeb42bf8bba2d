namespace HospitalCrm.Core.Tests;

public enum TestDatabase
{
    Sqlite,
    Postgres,
}

/// <summary>Where a <see cref="TestHospital"/> lies unless a test says so: <c>CRM_TEST_DATABASE=postgres</c> runs the whole suite on PostgreSQL.</summary>
internal static class TestDatabases
{
    public static TestDatabase OfThisRun { get; } =
        Environment.GetEnvironmentVariable("CRM_TEST_DATABASE") == "postgres" ? TestDatabase.Postgres : TestDatabase.Sqlite;

    public static TheoryData<TestDatabase> Both { get; } = new(TestDatabase.Sqlite, TestDatabase.Postgres);
}
