using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace HospitalCrm.Core.Data.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class ClinicalFactsAndHisInbox : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_Doct~",
                table: "Encounters");

            migrationBuilder.AddColumn<byte[]>(
                name: "Advice",
                table: "Encounters",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "BedNo",
                table: "Encounters",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Conclusion",
                table: "Encounters",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "DischargeWay",
                table: "Encounters",
                type: "character varying(1)",
                maxLength: 1,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "EndedAt",
                table: "Encounters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "InpatientNo",
                table: "Encounters",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsAbnormal",
                table: "Encounters",
                type: "boolean",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "IsCancelled",
                table: "Encounters",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<bool>(
                name: "IsSensitive",
                table: "Encounters",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<byte[]>(
                name: "NextVisitNote",
                table: "Encounters",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<DateOnly>(
                name: "NextVisitOn",
                table: "Encounters",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "OrganisationName",
                table: "Encounters",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Outcome",
                table: "Encounters",
                type: "character varying(1)",
                maxLength: 1,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Package",
                table: "Encounters",
                type: "character varying(100)",
                maxLength: 100,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "ReportedAt",
                table: "Encounters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "SeenAt",
                table: "Encounters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceCode",
                table: "Encounters",
                type: "character varying(32)",
                maxLength: 32,
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "SourceKey",
                table: "Encounters",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "StartedAt",
                table: "Encounters",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<byte[]>(
                name: "Summary",
                table: "Encounters",
                type: "bytea",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Times",
                table: "Encounters",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "VisitKey",
                table: "Encounters",
                type: "character varying(200)",
                maxLength: 200,
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Charges",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Source = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ChargedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    ItemCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ItemName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    CategoryCode = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: true),
                    CategoryName = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    UnitPrice = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    Quantity = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    Amount = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    DepartmentCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    DoctorNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    SettleKind = table.Column<string>(type: "character varying(2)", maxLength: 2, nullable: true),
                    SettledAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    RefundOf = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Charges", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Charges_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Diagnoses",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    IsMain = table.Column<bool>(type: "boolean", nullable: false),
                    DiagnosedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Diagnoses", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Diagnoses_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "ExamReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Kind = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    ItemCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    ExaminedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    VerifiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Finding = table.Column<byte[]>(type: "bytea", nullable: true),
                    Impression = table.Column<byte[]>(type: "bytea", nullable: true),
                    IsAbnormal = table.Column<bool>(type: "boolean", nullable: false),
                    IsCorrected = table.Column<bool>(type: "boolean", nullable: false),
                    IsSensitive = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_ExamReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_ExamReports_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "FeesDaily",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    FeeOn = table.Column<DateOnly>(type: "date", nullable: false),
                    CategoryCode = table.Column<string>(type: "character varying(16)", maxLength: 16, nullable: false),
                    CategoryName = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: false),
                    Amount = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    IsClosed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_FeesDaily", x => x.Id);
                    table.ForeignKey(
                        name: "FK_FeesDaily_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "HisFeeds",
                columns: table => new
                {
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    View = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    LastDoor = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LastReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    NewestAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Accepted = table.Column<long>(type: "bigint", nullable: false),
                    Unchanged = table.Column<long>(type: "bigint", nullable: false),
                    Quarantined = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HisFeeds", x => new { x.SourceCode, x.View });
                });

            migrationBuilder.CreateTable(
                name: "HisRows",
                columns: table => new
                {
                    Id = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    View = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RowKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    PatientKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    UpdatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    LocalId = table.Column<Guid>(type: "uuid", nullable: true),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    AppliedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Failure = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_HisRows", x => x.Id);
                });

            migrationBuilder.CreateTable(
                name: "LabReports",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    OrderKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: true),
                    Name = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    VerifiedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsCorrected = table.Column<bool>(type: "boolean", nullable: false),
                    IsSensitive = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LabReports", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LabReports_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "LabResults",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    ReportKey = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    ItemCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    ItemName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Value = table.Column<byte[]>(type: "bytea", nullable: true),
                    Unit = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Reference = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: true),
                    Flag = table.Column<string>(type: "character varying(4)", maxLength: 4, nullable: true),
                    IsAbnormal = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_LabResults", x => x.Id);
                    table.ForeignKey(
                        name: "FK_LabResults_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Operations",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    Code = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: true),
                    Name = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    OperatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    SurgeonNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    Level = table.Column<string>(type: "character varying(1)", maxLength: 1, nullable: true),
                    IsDone = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Operations", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Operations_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Prepayments",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Prepaid = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    Charged = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    SelfPay = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    Balance = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: false),
                    Guarantee = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    AlarmLine = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    PaysLater = table.Column<bool>(type: "boolean", nullable: false),
                    AsOf = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    IsSettled = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Prepayments", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Prepayments_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "Prescriptions",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    Kind = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    GroupNo = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Seq = table.Column<int>(type: "integer", nullable: false),
                    PrescribedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    DepartmentCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    DoctorNo = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    DrugCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    DrugName = table.Column<string>(type: "character varying(100)", maxLength: 100, nullable: false),
                    Strength = table.Column<string>(type: "character varying(50)", maxLength: 50, nullable: true),
                    DosageForm = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Dose = table.Column<decimal>(type: "numeric(12,3)", precision: 12, scale: 3, nullable: true),
                    DoseUnit = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Route = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Frequency = table.Column<string>(type: "character varying(30)", maxLength: 30, nullable: true),
                    Days = table.Column<int>(type: "integer", nullable: true),
                    Quantity = table.Column<decimal>(type: "numeric(12,2)", precision: 12, scale: 2, nullable: true),
                    QuantityUnit = table.Column<string>(type: "character varying(10)", maxLength: 10, nullable: true),
                    Usage = table.Column<byte[]>(type: "bytea", nullable: true),
                    IsSensitive = table.Column<bool>(type: "boolean", nullable: false),
                    IsDispensed = table.Column<bool>(type: "boolean", nullable: false),
                    Version = table.Column<int>(type: "integer", nullable: false),
                    PatientId = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    SourceKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: false),
                    VisitKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    WithdrawnAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Prescriptions", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Prescriptions_Patients_PatientId",
                        column: x => x.PatientId,
                        principalTable: "Patients",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateTable(
                name: "QuarantinedRows",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SourceCode = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    View = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: false),
                    RowKey = table.Column<string>(type: "character varying(200)", maxLength: 200, nullable: true),
                    Reason = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Column = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: true),
                    Content = table.Column<byte[]>(type: "bytea", nullable: false),
                    ContentHash = table.Column<byte[]>(type: "bytea", nullable: false),
                    Door = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    ReceivedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    State = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    JudgedBy = table.Column<string>(type: "character varying(32)", maxLength: 32, nullable: true),
                    JudgedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: true),
                    Version = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_QuarantinedRows", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_EndedOn_Kind",
                table: "Encounters",
                columns: new[] { "EndedOn", "Kind" });

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_InpatientNo",
                table: "Encounters",
                column: "InpatientNo",
                filter: "\"InpatientNo\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_Doct~",
                table: "Encounters",
                columns: new[] { "PatientId", "StartedOn", "DepartmentCode", "WardCode", "DoctorNo", "IsCancelled" });

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_SourceCode_VisitKey",
                table: "Encounters",
                columns: new[] { "SourceCode", "VisitKey" },
                unique: true,
                filter: "\"SourceCode\" IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "IX_Charges_PatientId_ChargedAt",
                table: "Charges",
                columns: new[] { "PatientId", "ChargedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Charges_SourceCode_SourceKey",
                table: "Charges",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Diagnoses_Code_PatientId",
                table: "Diagnoses",
                columns: new[] { "Code", "PatientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Diagnoses_Name_PatientId",
                table: "Diagnoses",
                columns: new[] { "Name", "PatientId" });

            migrationBuilder.CreateIndex(
                name: "IX_Diagnoses_PatientId_VisitKey_Seq",
                table: "Diagnoses",
                columns: new[] { "PatientId", "VisitKey", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_Diagnoses_SourceCode_SourceKey",
                table: "Diagnoses",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_ExamReports_PatientId_VerifiedAt",
                table: "ExamReports",
                columns: new[] { "PatientId", "VerifiedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_ExamReports_SourceCode_SourceKey",
                table: "ExamReports",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_FeesDaily_FeeOn",
                table: "FeesDaily",
                column: "FeeOn");

            migrationBuilder.CreateIndex(
                name: "IX_FeesDaily_PatientId_FeeOn",
                table: "FeesDaily",
                columns: new[] { "PatientId", "FeeOn" });

            migrationBuilder.CreateIndex(
                name: "IX_FeesDaily_SourceCode_SourceKey",
                table: "FeesDaily",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HisRows_Failed",
                table: "HisRows",
                columns: new[] { "SourceCode", "View" },
                filter: "\"State\" = 'Failed'");

            migrationBuilder.CreateIndex(
                name: "IX_HisRows_Pending",
                table: "HisRows",
                column: "Id",
                filter: "\"State\" = 'Pending'");

            migrationBuilder.CreateIndex(
                name: "IX_HisRows_SourceCode_View_RowKey",
                table: "HisRows",
                columns: new[] { "SourceCode", "View", "RowKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_HisRows_Waiting",
                table: "HisRows",
                columns: new[] { "SourceCode", "PatientKey" },
                filter: "\"State\" = 'WaitingForPatient'");

            migrationBuilder.CreateIndex(
                name: "IX_LabReports_PatientId_VerifiedAt",
                table: "LabReports",
                columns: new[] { "PatientId", "VerifiedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_LabReports_SourceCode_SourceKey",
                table: "LabReports",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_LabResults_PatientId_ReportKey_Seq",
                table: "LabResults",
                columns: new[] { "PatientId", "ReportKey", "Seq" });

            migrationBuilder.CreateIndex(
                name: "IX_LabResults_SourceCode_SourceKey",
                table: "LabResults",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Operations_PatientId_OperatedAt",
                table: "Operations",
                columns: new[] { "PatientId", "OperatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Operations_SourceCode_SourceKey",
                table: "Operations",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Prepayments_PatientId",
                table: "Prepayments",
                column: "PatientId");

            migrationBuilder.CreateIndex(
                name: "IX_Prepayments_SourceCode_SourceKey",
                table: "Prepayments",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Prescriptions_PatientId_PrescribedAt",
                table: "Prescriptions",
                columns: new[] { "PatientId", "PrescribedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Prescriptions_SourceCode_SourceKey",
                table: "Prescriptions",
                columns: new[] { "SourceCode", "SourceKey" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuarantinedRows_SourceCode_View_ContentHash",
                table: "QuarantinedRows",
                columns: new[] { "SourceCode", "View", "ContentHash" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_QuarantinedRows_State_Id",
                table: "QuarantinedRows",
                columns: new[] { "State", "Id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Charges");

            migrationBuilder.DropTable(
                name: "Diagnoses");

            migrationBuilder.DropTable(
                name: "ExamReports");

            migrationBuilder.DropTable(
                name: "FeesDaily");

            migrationBuilder.DropTable(
                name: "HisFeeds");

            migrationBuilder.DropTable(
                name: "HisRows");

            migrationBuilder.DropTable(
                name: "LabReports");

            migrationBuilder.DropTable(
                name: "LabResults");

            migrationBuilder.DropTable(
                name: "Operations");

            migrationBuilder.DropTable(
                name: "Prepayments");

            migrationBuilder.DropTable(
                name: "Prescriptions");

            migrationBuilder.DropTable(
                name: "QuarantinedRows");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_EndedOn_Kind",
                table: "Encounters");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_InpatientNo",
                table: "Encounters");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_Doct~",
                table: "Encounters");

            migrationBuilder.DropIndex(
                name: "IX_Encounters_SourceCode_VisitKey",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "Advice",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "BedNo",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "Conclusion",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "DischargeWay",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "EndedAt",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "InpatientNo",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "IsAbnormal",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "IsCancelled",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "IsSensitive",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "NextVisitNote",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "NextVisitOn",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "OrganisationName",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "Outcome",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "Package",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "ReportedAt",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "SeenAt",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "SourceCode",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "SourceKey",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "StartedAt",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "Summary",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "Times",
                table: "Encounters");

            migrationBuilder.DropColumn(
                name: "VisitKey",
                table: "Encounters");

            migrationBuilder.CreateIndex(
                name: "IX_Encounters_PatientId_StartedOn_DepartmentCode_WardCode_Doct~",
                table: "Encounters",
                columns: new[] { "PatientId", "StartedOn", "DepartmentCode", "WardCode", "DoctorNo" });
        }
    }
}
