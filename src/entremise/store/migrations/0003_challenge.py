from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("store", "0002_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="Challenge",
            fields=[
                ("digest", models.BinaryField(primary_key=True, serialize=False)),
                ("purpose", models.CharField(max_length=16)),
                ("account", models.CharField(max_length=32)),
                ("expires_at", models.DateTimeField(db_index=True)),
            ],
            options={
                "db_table": "challenge",
            },
        ),
    ]
